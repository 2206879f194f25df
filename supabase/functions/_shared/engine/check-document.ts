import type { z } from 'zod'
import { type DocumentType, documentNouns, documentSchemas } from '../documents/index.ts'
import { kilobytes, MAX_STORED_BYTES, storedBytes } from '../documents/stored-bytes.ts'
import { clip } from '../text/clip.ts'
import { FatalError } from './errors.ts'

interface Made {
  type: string
  title: string
  content: unknown
}

/**
 * The content of a document that a step made, as its schema has it. Throws FatalError('result_too_large'), which says
 * what there is too much of, and FatalError('result_invalid'), whose message begins with `step`.
 */
export function checkDocument(step: string, { type, title, content }: Made): unknown {
  if (!Object.hasOwn(documentSchemas, type)) throw wrong(step, `"${type}" is not a type of document`)
  const known = type as DocumentType
  const name = `The ${documentNouns[known]} “${clip(title, 80)}”`
  const parsed = (documentSchemas[known] as z.ZodType).safeParse(content)
  if (!parsed.success) {
    const much = tooMany(parsed.error, content)
    if (much) throw tooLarge(`${name} came to ${much}.`, parsed.error)
    throw wrong(step, `its ${type} breaks the schema`, parsed.error)
  }
  const bytes = storedBytes(parsed.data)
  if (bytes > MAX_STORED_BYTES) {
    const most = largestOf(parsed.data as Record<string, unknown>)
    const limit = kilobytes(MAX_STORED_BYTES)
    throw tooLarge(`${name} came to ${kilobytes(bytes)}, ${most}; a document may have at most ${limit}.`)
  }
  return parsed.data
}

export function tooLarge(message: string, cause?: unknown): FatalError {
  return new FatalError('result_too_large', message, { cause })
}

export function wrong(step: string, what: string, cause?: unknown): FatalError {
  return new FatalError('result_invalid', `${step}: ${what}.`, { cause })
}

/** "650 sections, where there may be at most 600": when that there are too many of something is all that is wrong. */
function tooMany({ issues }: z.ZodError, content: unknown): string | null {
  const told = issues.map((issue) => {
    if (issue.code !== 'too_big' || issue.origin !== 'array') return null
    const list = issue.path.reduce<unknown>(
      (value, key) => (value as Record<PropertyKey, unknown>)[key],
      content,
    )
    const what = issue.path.findLast((key) => typeof key === 'string')
    return `${said((list as unknown[]).length)} ${inWords(String(what))}, where there may be at most ${said(issue.maximum)}`
  })
  return told.includes(null) ? null : (told[0] ?? null)
}

function largestOf(content: Record<string, unknown>): string {
  const sizes = Object.entries(content).map(([name, value]) => ({ name, bytes: storedBytes(value) }))
  const [most] = sizes.toSorted((a, b) => b.bytes - a.bytes)
  return most ? `${kilobytes(most.bytes)} of it ${inWords(most.name)}` : 'all in one'
}

function said(count: number | bigint): string {
  return count.toLocaleString('en-US')
}

/** "painPoints" as people write it. */
function inWords(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}
