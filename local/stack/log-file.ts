import { createWriteStream } from 'node:fs'
import { format } from 'node:util'

export interface LogFile {
  line(text: string): void
  close(): Promise<void>
}

/** The stack's log of this run; `echo` also shows each line, for `--dev`. */
export function openLogFile(path: string, echo: boolean): LogFile {
  const stream = createWriteStream(path, { flags: 'w', mode: 0o600 })
  stream.on('error', () => undefined)
  return {
    line(text) {
      stream.write(`${new Date().toISOString()} ${text}\n`)
      if (echo) process.stderr.write(`${text}\n`)
    },
    close: () => new Promise((resolve) => stream.end(() => resolve())),
  }
}

/** Sends what libraries print to the log instead of to the terminal; gives back the way back. */
export function captureConsole(line: (text: string) => void): () => void {
  const { log, info, warn, error } = console
  const write = (...values: unknown[]) => line(format(...values))
  Object.assign(console, { log: write, info: write, warn: write, error: write })
  return () => Object.assign(console, { log, info, warn, error })
}
