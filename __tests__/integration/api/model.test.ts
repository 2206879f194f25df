import { beforeAll, expect, it } from 'vitest'
import { testApp } from './support/app'
import { call, problemOf } from './support/caller'
import { type Owner, owner } from './support/world'

const app = testApp()
let me: Owner

beforeAll(async () => {
  me = await owner()
  // The worker can be reached.
  app.dropKicks = false
})

it('tells who is signed in what the model of the worker can do, before something is sent', async () => {
  const response = await call(app.url, 'GET', '/model', { token: me.token })
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    offline: false,
    can: { text: true, pictures: true, sound: true, speech: true, stories: true, drawing: true },
    voices: expect.arrayContaining(['alloy', 'verse']),
    offlineVoices: false,
    drawingSize: { width: 1536, height: 1024 },
  })
})

it('tells a stranger nothing', async () => {
  expect(await problemOf(await call(app.url, 'GET', '/model', {}))).toMatchObject({
    status: 401,
    code: 'not_authenticated',
  })
})
