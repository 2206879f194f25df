import { createWriteStream } from 'node:fs'

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
