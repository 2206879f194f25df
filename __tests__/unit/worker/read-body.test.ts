import { readJsonBody } from '@shared/http/read-body.ts'
import { describe, expect, it } from 'vitest'

const JSON_TYPE = { 'content-type': 'application/json' }

function post(body: BodyInit | null, headers: Record<string, string> = JSON_TYPE) {
  return new Request('http://functions.test/x', {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit)
}

/** A body that begins with these bytes and goes on for ever, or as `more` says. */
function body(first: number[], more?: () => Uint8Array) {
  const state = { cancelled: false, pulled: 0 }
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.enqueue(new Uint8Array(first)),
    pull(controller) {
      state.pulled += 1
      if (more) controller.enqueue(new Uint8Array(more()))
    },
    cancel: () => {
      state.cancelled = true
    },
  })
  return { stream, state }
}

describe('the body of a function', () => {
  it('is JSON, also cut within a letter; nothing at all is an empty object', async () => {
    const [one, two] = [
      Buffer.from('{"a":"\u00e9"}').subarray(0, 7),
      Buffer.from('{"a":"\u00e9"}').subarray(7),
    ]
    const cut = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(one))
        controller.enqueue(new Uint8Array(two))
        controller.close()
      },
    })
    expect(await readJsonBody(post(cut), 100)).toEqual({ ok: true, value: { a: '\u00e9' } })
    expect(await readJsonBody(post(null, {}), 100)).toEqual({ ok: true, value: {} })
    expect(await readJsonBody(post('  '), 100)).toEqual({ ok: true, value: {} })
  })

  it.each([
    'text/plain',
    'application/jsonp',
    'application/json-seq',
    'multipart/form-data; boundary=x',
  ])('is not taken as %s', async (type) => {
    const refused = { ok: false, code: 'unsupported_media_type' }
    expect(await readJsonBody(post('{}', { 'content-type': type }), 100)).toEqual(refused)
  })

  it('that comes byte by byte is given up, and its sender let go', async () => {
    const { stream, state } = body([123])
    expect(await readJsonBody(post(stream), 100, 20)).toEqual({ ok: false, code: 'request_timeout' })
    expect(state.cancelled).toBe(true)
  })

  it('without a length is read no further than allowed', async () => {
    const { stream, state } = body([32], () => new Uint8Array(1_000).fill(32))
    expect(await readJsonBody(post(stream), 4_000)).toEqual({ ok: false, code: 'payload_too_large' })
    expect(state.cancelled).toBe(true)
    expect(state.pulled).toBeLessThan(10)
  })
})
