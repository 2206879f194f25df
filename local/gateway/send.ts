import type { ServerResponse } from 'node:http'

/** Sends JSON, unless an answer is under way already. */
export function sendJson(res: ServerResponse, status: number, body: unknown) {
  if (res.headersSent || res.writableEnded) return
  res.writeHead(status, { 'content-type': 'application/json' })
  res.end(JSON.stringify(body))
}

/** An error of the gateway itself, in the shape that hosted Supabase's gateway uses. */
export function sendProblem(res: ServerResponse, status: number, code: string, message: string) {
  sendJson(res, status, { code, message })
}
