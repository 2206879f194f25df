import 'server-only'
import { sizeInWords } from '@shared/documents/upload-limits.ts'
import { AppError } from '@/lib/http/app-error'
import { limited } from '@/lib/http/read-body'

/** What a multipart body adds around the file. */
const ENVELOPE_BYTES = 16 * 1024
/** Twenty megabytes at 70 kB a second. */
const WITHIN_MS = 5 * 60_000

export interface Upload {
  name: string
  bytes: Uint8Array
}

/** What may be uploaded, and what somebody is told who sends more. */
export interface UploadLimits {
  /** What it is called in a sentence. */
  what: string
  maxBytes: number
  /** What to do about a file that is too large. */
  advice: string
}

/**
 * The file of an upload: as the field `file` of a form, or as the body itself with its name, percent-encoded,
 * in `x-file-name`. Read no further than the limit.
 */
export async function readUpload(request: Request, limits: UploadLimits): Promise<Upload> {
  const type = request.headers.get('content-type') ?? ''
  return /^multipart\/form-data\b/i.test(type) ? fromForm(request, type, limits) : fromBody(request, limits)
}

async function fromForm(request: Request, type: string, limits: UploadLimits): Promise<Upload> {
  const body = limited(request, limits.maxBytes + ENVELOPE_BYTES, tooLarge(limits), WITHIN_MS)
  const file = await new Response(body, { headers: { 'content-type': type } })
    .formData()
    .then((form) => form.get('file'))
    .catch((cause: unknown) => {
      if (cause instanceof AppError) throw cause
      throw new AppError(422, 'invalid_input', 'The form of this upload cannot be read.', { cause })
    })
  if (!(file instanceof File)) {
    throw new AppError(422, 'invalid_input', 'The form has no file.', {
      fields: [{ path: 'file', message: `Send the ${limits.what} in the field "file".` }],
    })
  }
  return { name: file.name, bytes: await file.bytes() }
}

async function fromBody(request: Request, limits: UploadLimits): Promise<Upload> {
  const body = limited(request, limits.maxBytes, tooLarge(limits), WITHIN_MS)
  const bytes = await new Response(body).bytes()
  return { name: decodeName(request.headers.get('x-file-name') ?? limits.what), bytes }
}

function decodeName(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch (error) {
    if (error instanceof URIError) return encoded
    throw error
  }
}

function tooLarge({ what, maxBytes, advice }: UploadLimits): AppError {
  const message = `The file has more than ${sizeInWords(maxBytes)}, which is as much as a ${what} may have. ${advice}`
  return new AppError(413, 'file_too_large', message)
}
