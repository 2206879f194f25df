type Context = { peerAddress: null }

export interface RestApp {
  app: { fetch(request: Request, context: Context): Promise<Response> }
  close(): Promise<void>
}

const unavailable = () =>
  Response.json(
    { code: 'PGRST001', details: null, hint: null, message: 'Database connection lost. Try again.' },
    { status: 503 },
  )

/**
 * A REST app that can be replaced while it serves. After a crash of the database its driver may leave some
 * requests without any answer: those are answered with 503 when the new one takes over.
 */
export async function renewable(open: () => Promise<RestApp>) {
  let current = { ...(await open()), lost: Promise.withResolvers<null>() }
  return {
    async fetch(request: Request, context: Context): Promise<Response> {
      const { app, lost } = current
      return (await Promise.race([app.fetch(request, context), lost.promise])) ?? unavailable()
    },
    async renew() {
      const old = current
      current = { ...(await open()), lost: Promise.withResolvers<null>() }
      old.lost.resolve(null)
      await old.close()
    },
    close: () => current.close(),
  }
}
