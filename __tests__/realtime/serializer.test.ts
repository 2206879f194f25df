import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { decodeFrame, encodeBroadcast, MalformedFrameError } from '../../local/realtime/serializer.ts'

test('rubbish is either a frame or malformed, never another error', () => {
  for (let n = 0; n < 5_000; n++) {
    const data = randomBytes(n % 60)
    if (data.length > 0 && n % 3 > 0) data[0] = n % 5
    for (const [version, isBinary] of [
      [1, false],
      [2, false],
      [2, true],
    ] as const) {
      try {
        decodeFrame(version, data, isBinary)
      } catch (error) {
        if (!(error instanceof MalformedFrameError)) expect.fail(`${data.toString('hex')}: ${error}`)
      }
    }
  }
})

test('numbers beyond 2^53 and repeated keys of a payload are passed on as they are', () => {
  const body = Buffer.from('{"n": 12345678901234567890, "n": 0.10}')
  const old = encodeBroadcast(1, 'realtime:a', { event: 'e', encoding: 'json', body })
  const modern = encodeBroadcast(2, 'realtime:a', { event: 'e', encoding: 'json', body })
  expect(String(old)).toContain(body.toString())
  expect(String(modern)).toContain(body.toString())
})
