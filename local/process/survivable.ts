/**
 * Whether an error that nobody caught may be survived. `postgres` writes to a socket that is gone when the
 * server dies between two of its steps (its queries fail by the close of the connection, which it does
 * handle), and asks for the types of the database by a query of its own that nobody waits for; every other
 * such error leaves us in a state that nobody knows.
 */
export function isSurvivable(error: unknown): boolean {
  return error instanceof Error && (isWriteToNothing(error) || isTypesOfLostConnection(error))
}

function isWriteToNothing(error: Error): boolean {
  return (
    error instanceof TypeError &&
    error.message.includes("reading 'write'") &&
    /at Immediate\.nextWrite .*postgres\/src\/connection\.js/.test(error.stack ?? '')
  )
}

function isTypesOfLostConnection(error: Error): boolean {
  const { code, query } = error as { code?: unknown; query?: unknown }
  return /^CONNECTION_/.test(String(code)) && /select b\.oid, b\.typarray/.test(String(query))
}
