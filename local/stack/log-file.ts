import { createWriteStream } from 'node:fs'
import { format } from 'node:util'
import { traceOf } from '../../supabase/functions/_shared/engine/log.ts'

export interface LogFile {
  line(text: string): void
  close(): Promise<void>
}

/** The stack's log of this run, one JSON object a line; `echo` also shows each line, for `--dev`. */
export function openLogFile(path: string, echo: boolean): LogFile {
  const stream = createWriteStream(path, { flags: 'w', mode: 0o600 })
  stream.on('error', () => undefined)
  return {
    line(text) {
      stream.write(`${jsonLine(text)}\n`)
      if (echo) process.stderr.write(`${text}\n`)
    },
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  }
}

/** What the app and the worker log is JSON already and goes as it is; all else becomes a line of its part. */
function jsonLine(text: string): string {
  const [, source, said = text] = /^\[([\w-]+)\] (.*)$/s.exec(text) ?? []
  if (isJsonLine(said)) return said
  return JSON.stringify({
    event: 'said',
    at: new Date().toISOString(),
    source: source ?? 'stack',
    message: said,
  })
}

function isJsonLine(text: string): boolean {
  if (!text.startsWith('{')) return false
  try {
    return typeof JSON.parse(text).event === 'string'
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

/** Sends what libraries print to the log instead of to the terminal; gives back the way back. */
export function captureConsole(line: (text: string) => void): () => void {
  const { log, info, warn, error } = console
  const write = (...values: unknown[]) => line(`[library] ${format(...values.map(printable))}`)
  Object.assign(console, { log: write, info: write, warn: write, error: write })
  return () => Object.assign(console, { log, info, warn, error })
}

/** Of an error what it is and where it came from: its message and its parts may quote what a user wrote. */
function printable(value: unknown): unknown {
  if (value instanceof Error)
    return JSON.stringify({ ...traceOf(value), code: (value as { code?: unknown }).code })
  return typeof value === 'object' && value !== null ? `(${value.constructor?.name ?? 'object'})` : value
}
