import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isFromMux } from '@/lib/video/mux-signature'

const SECRET = 'the secret of this endpoint'
const BODY = '{"type":"video.asset.ready","data":{"id":"a"}}'
const NOW = 1_790_000_000
const sign = (body = BODY, at: number | string = NOW, secret = SECRET) =>
  createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
const check = (header: string | null, body = BODY, now = NOW) => isFromMux(body, header, SECRET, now * 1000)

describe('a webhook is from Mux', () => {
  it.each([
    ['signed now', `t=${NOW},v1=${sign()}`],
    ['with spaces', `t=${NOW}, v1=${sign()}`],
    ['with a second signature while secrets change', `t=${NOW},v1=${sign(BODY, NOW, 'old')},v1=${sign()}`],
    ['with a scheme that is not known yet', `t=${NOW},v2=abc,v1=${sign()}`],
  ])('%s', async (_name, header) => {
    expect(await check(header)).toBe(true)
  })

  it('for five minutes', async () => {
    expect(await check(`t=${NOW},v1=${sign()}`, BODY, NOW + 299)).toBe(true)
    expect(await check(`t=${NOW},v1=${sign()}`, BODY, NOW + 301)).toBe(false)
    expect(await check(`t=${NOW},v1=${sign()}`, BODY, NOW - 301)).toBe(false)
  })
})

describe('it is not', () => {
  it.each([
    ['without a header', null],
    ['with an empty one', ''],
    ['without a time', `v1=${sign()}`],
    ['without a signature', `t=${NOW}`],
    ['with another secret', `t=${NOW},v1=${sign(BODY, NOW, 'another')}`],
    ['of another body', `t=${NOW},v1=${sign(`${BODY} `)}`],
    ['with another time than was signed', `t=${NOW + 1},v1=${sign()}`],
    ['with two times', `t=${NOW},t=${NOW + 1},v1=${sign()}`],
    ['with a time that is none', `t=now,v1=${sign(BODY, 'now')}`],
    ['cut short', `t=${NOW},v1=${sign().slice(0, -1)}`],
    ['by another scheme alone', `t=${NOW},v0=${sign()}`],
    ['with an = in it', `t=${NOW},v1=${sign()}=`],
  ])('%s', async (_name, header) => {
    expect(await check(header)).toBe(false)
  })
})
