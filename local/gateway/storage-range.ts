import { AsyncLocalStorage } from 'node:async_hooks'

/** The part of a file that a request wants. lite says that it can give parts, and hands the wish to nobody. */
interface Wish {
  range: string
  /** The file is shorter than where the part begins. */
  beyond: number | null
}

export interface Part {
  start: number
  /** The last byte, included. */
  end: number
}

const wishes = new AsyncLocalStorage<Wish>()

/** Answers a request with the part that it wants, as hosted does: a player moves on by asking for one. */
export async function withRange(
  request: Request,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> {
  const range = request.headers.get('range')
  // With If-Range the client has seen another answer: the whole file is always right.
  if (request.method !== 'GET' || !range || request.headers.has('if-range')) return answer(request)
  const wish: Wish = { range, beyond: null }
  const response = await wishes.run(wish, () => answer(request))
  if (wish.beyond !== null) {
    await response.body?.cancel()
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${wish.beyond}` } })
  }
  if (response.status !== 200 || !response.headers.has('content-range')) return response
  return new Response(response.body, { status: 206, headers: response.headers })
}

/** The part of a file of that size which the request under way wants; null for all of it. */
export function wishedPart(size: number): Part | null {
  const wish = wishes.getStore()
  const [, from = '', to = ''] = (wish && /^bytes=(\d*)-(\d*)$/.exec(wish.range)) ?? []
  if (!wish || (from === '' && to === '')) return null
  // `-500` is the last 500 bytes.
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null
  if (start >= size) {
    wish.beyond = size
    return null
  }
  return { start, end }
}
