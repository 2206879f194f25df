import type { z } from 'zod'
import { AppError } from './app-error'

/** Parses what a caller sent, or throws 422 with a sentence for each field that is wrong. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  prefix: string[] = [],
): z.infer<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.slice(0, 20).map((issue) => ({
    path: [...prefix, ...issue.path].join('.'),
    message: issue.message.slice(0, 300),
  }))
  const named = [...new Set(fields.map(({ path }) => path).filter(Boolean))].join(', ')
  const detail = named
    ? `Some fields cannot be used: ${named.slice(0, 300)}.`
    : 'This request cannot be used as it is.'
  throw new AppError(422, 'invalid_input', detail, { fields })
}
