import 'server-only'
import { DECK_LIMITS } from '@shared/documents/deck.ts'
import { AppError } from '@/lib/http/app-error'
import { limited } from '@/lib/http/read-body'

/** What a multipart body adds around the file. */
const ENVELOPE_BYTES = 16 * 1024

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
  const upload = /^multipart\/form-data\b/i.test(type)
    ? await fromForm(request, type)
    : await fromBody(request)
  if (upload.bytes.byteLength === 0) {
    throw new AppError(422, 'invalid_input', 'There is no file in this request, or it is empty.', {
      fields: [{ path: 'file', message: 'Choose a file that is not empty.' }],
    })
  }
  if (upload.bytes.byteLength > DECK_LIMITS.maxFileBytes) throw tooLarge()
  return upload
}

async function fromForm(request: Request, type: string): Promise<Upload> {
  const body = limited(request, DECK_LIMITS.maxFileBytes + ENVELOPE_BYTES)
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
  const bytes = await new Response(limited(request, DECK_LIMITS.maxFileBytes)).bytes()
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
  return new AppError(413, 'payload_too_large', 'This file is larger than the 20 MB that a deck may have.')
}
