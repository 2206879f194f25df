import { readAllowedOrigins, withCors } from '@shared/http/cors.ts'
import { describe, expect, it } from 'vitest'

async function allowed(setting: string | undefined, origin: string) {
  const handle = withCors('GET', readAllowedOrigins(setting), async () => new Response('hello'))
  const response = await handle(new Request('http://functions.test/', { headers: { origin } }))
  expect(await response.text()).toBe('hello')
  return response.headers.get('access-control-allow-origin')
}

describe('pages of other origins', () => {
  it('are let in when they are named, and none is by default', async () => {
    for (const setting of [undefined, '', ' , ']) expect(await allowed(setting, 'https://a.test')).toBeNull()
    expect(await allowed('https://a.test', 'https://a.test')).toBe('https://a.test')
    expect(await allowed('https://a.test/, https://b.test', 'https://a.test')).toBe('https://a.test')
    expect(await allowed('https://a.test', 'https://a.test.evil.test')).toBeNull()
    expect(await allowed('https://a.test', 'http://a.test')).toBeNull()
    expect(await allowed('*', 'https://anything.test')).toBe('https://anything.test')
  })
})
