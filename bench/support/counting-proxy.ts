import { createServer, request as send } from 'node:http'

export interface CountingProxy {
  url: string
  /** The paths that were asked for, in order. */
  paths: string[]
  close(): Promise<void>
}

/** Stands before the gateway and notes what passes. */
export async function startCountingProxy(target: string, port: number): Promise<CountingProxy> {
  const paths: string[] = []
  const { hostname, port: targetPort } = new URL(target)
  const server = createServer((incoming, response) => {
    paths.push(incoming.url?.split('?')[0] ?? '')
    const { method, url: path, headers } = incoming
    const outgoing = send({ hostname, port: targetPort, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    outgoing.once('error', (error) => response.destroy(error))
    incoming.pipe(outgoing)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    paths,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
