import 'server-only'
import { DECK_LIMITS } from '@shared/documents/deck.ts'
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

/**
 * The file of an upload: as the field `file` of a form, or as the body itself with its name, percent-encoded,
 * in `x-file-name`. Read no further than the limit.
 */
export async function readUpload(request: Request): Promise<Upload> {
  const type = request.headers.get('content-type') ?? ''
  return /^multipart\/form-data\b/i.test(type) ? fromForm(request, type) : fromBody(request)
}

async function fromForm(request: Request, type: string): Promise<Upload> {
  const body = limited(request, DECK_LIMITS.maxFileBytes + ENVELOPE_BYTES, tooLarge(), WITHIN_MS)
  const file = await new Response(body, { headers: { 'content-type': type } })
    .formData()
    .then((form) => form.get('file'))
    .catch((cause: unknown) => {
      if (cause instanceof AppError) throw cause
      throw new AppError(400, 'invalid_input', 'The form of this upload cannot be read.', { cause })
    })
  if (!(file instanceof File)) {
    throw new AppError(422, 'invalid_input', 'The form has no file.', {
      fields: [{ path: 'file', message: 'Send the deck in the field "file".' }],
    })
  }
  return { name: file.name, bytes: await file.bytes() }
}

async function fromBody(request: Request): Promise<Upload> {
  const bytes = await new Response(limited(request, DECK_LIMITS.maxFileBytes, tooLarge(), WITHIN_MS)).bytes()
  return { name: decodeName(request.headers.get('x-file-name') ?? 'deck'), bytes }
}

function decodeName(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch (error) {
    if (error instanceof URIError) return encoded
    throw error
  }
}

function tooLarge(): AppError {
  const message =
    'The file has more than 20 MB, which is as much as a deck may have. Compress the pictures in it, or split it into two decks.'
  return new AppError(413, 'file_too_large', message)
}
