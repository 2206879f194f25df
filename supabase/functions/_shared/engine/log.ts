export type LogFields = Record<string, string | number | boolean | null | undefined>

/** One line of JSON an event: ids and numbers only, never user text, model output or secrets. */
export type Log = (event: string, fields?: LogFields) => void

/** Hosted logs are capped at 100 lines in 10 s, so the worker logs ends of things, not each step. */
export function createLog(base: LogFields, write: (line: string) => void = console.log): Log {
  return (event, fields) => write(JSON.stringify({ event, at: new Date().toISOString(), ...base, ...fields }))
}

/** Names where an error came from without its message, which may quote what a user wrote. */
export function traceOf(error: unknown): { name: string; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error }
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  return {
    name: error.name,
    at: frames
      .slice(0, 3)
      .map((frame) => frame.trim())
      .join(' < '),
  }
}
