import type { z } from 'zod'
import { AppError } from './app-error'
import { fromProblem, ProblemSchema } from './problem'

interface Upload<Schema extends z.ZodType> {
  file: File
  headers: Record<string, string>
  schema: Schema
  /** Percent of the file that has been sent; fetch cannot tell, so this is an XMLHttpRequest. */
  onSent?: ((percent: number) => void) | undefined
  signal?: AbortSignal | undefined
}

/** Sends a file to our own API and tells how much of it has gone. Throws an `AppError`, as `api` does. */
export function upload<Schema extends z.ZodType>(
  path: string,
  { file, headers, schema, onSent, signal }: Upload<Schema>,
): Promise<z.infer<Schema>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api${path}`)
    request.responseType = 'json'
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) =>
      onSent?.(total > 0 ? Math.floor((loaded / total) * 100) : 0)
    request.upload.onload = () => onSent?.(100)
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'))
    request.onerror = () =>
      reject(new AppError(0, 'network_error', 'The server could not be reached. Check your connection.'))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        const parsed = schema.safeParse(request.response)
        if (parsed.success) resolve(parsed.data)
        else reject(badAnswer(request.status, parsed.error))
        return
      }
      const problem = ProblemSchema.safeParse(request.response)
      reject(
        problem.success
          ? fromProblem(problem.data, request.getResponseHeader('retry-after'))
          : badAnswer(request.status),
      )
    }
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function badAnswer(status: number, cause?: unknown): AppError {
  return new AppError(status, 'bad_answer', `The server answered ${status}. Try again in a moment.`, {
    cause,
  })
}
