/**
 * Something that the person at the terminal can act on: `bin/start` prints the message as one line,
 * without a stack trace, and leaves with exit code 1.
 */
export class StackError extends Error {
  override name = 'StackError'
}
