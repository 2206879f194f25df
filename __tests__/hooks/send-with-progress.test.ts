import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sendWithProgress } from '@/lib/http/send-with-progress'

let server: Server
let url: string
const seen: string[] = []

/** Another origin than the test's page, so it answers preflights too; what arrives comes back. */
beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', '*, x-file-name, content-type')
    response.setHeader('access-control-allow-methods', '*')
    response.setHeader('access-control-expose-headers', 'retry-after')
    if (request.method === 'OPTIONS') return response.writeHead(204).end()
    if (request.url === '/never') return seen.push('never')
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = { name: request.headers['x-file-name'], text: Buffer.concat(chunks).toString() }
      const headers = { 'content-type': 'application/json', 'retry-after': '7' }
      response.writeHead(request.url === '/refused' ? 429 : 201, headers).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve).closeAllConnections()))

const sending = (path: string, onSent: (percent: number) => void, signal?: AbortSignal) =>
  sendWithProgress(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'stars.md' },
    body: new Blob(['# Stars']),
    onSent,
    signal,
  })

it.each([
  ['/taken', 201],
  ['/refused', 429],
])('a file arrives whole, and the answer of %s comes back as fetch would give it', async (path, status) => {
  const percents: number[] = []
  const response = await sending(path, (percent) => percents.push(percent))
  expect(response.status).toBe(status)
  expect(response.headers.get('retry-after')).toBe('7')
  expect(await response.json()).toEqual({ name: 'stars.md', text: '# Stars' })
  expect(percents.at(-1)).toBe(100)
})

it('stops when it is told to, with an AbortError', async () => {
  const stop = new AbortController()
  const sent = sending('/never', () => undefined, stop.signal)
  await expect.poll(() => seen).toContain('never')
  stop.abort()
  await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
})

it('rejects as fetch does when nobody is there', async () => {
  const gone = createServer()
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
  const { port } = gone.address() as AddressInfo
  await new Promise((resolve) => gone.close(resolve))
  const request = { method: 'POST', headers: {}, body: 'x', onSent: () => undefined }
  await expect(sendWithProgress(`http://127.0.0.1:${port}/`, request)).rejects.toBeInstanceOf(TypeError)
})
