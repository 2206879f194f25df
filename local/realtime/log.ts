/** Where the server says what happened to it. Never gets a token or a payload. */
export type Logger = {
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}

/** The message of whatever was thrown, for a log line. */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describeError(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
