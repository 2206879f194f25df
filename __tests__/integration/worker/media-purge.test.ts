import { randomUUID } from 'node:crypto'
import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { startSweepClock } from '../../../local/stack/sweep-clock.ts'
import { someSha256 } from '../../support/media.ts'
import { serviceClient, signedInUser } from '../../support/stack.ts'

const text = 'the bytes of a recording'

/** A stored file of somebody new. */
async function storedFile() {
  const { client } = await signedInUser()
  const project = await client.from('projects').insert({ title: 'Recorded' }).select('id').single()
  const projectId = String(project.data?.id)
  const announced = { project_id: projectId, name: 'a.mp3', type: 'audio/mpeg' }
  const media = await client.rpc('create_media', { ...announced, bytes: text.length, sha256: someSha256() })
  if (media.error) throw media.error
  const { path } = media.data as { path: string }
  const sent = await client.storage.from('media').upload(path, new Blob([text], { type: 'audio/mpeg' }))
  expect(sent.error).toBeNull()
  return { client, projectId, path }
}

const isThere = async (path: string) =>
  (await serviceClient().storage.from('media').download(path)).error === null

function startClock(log: string[]) {
  const clock = startSweepClock({
    api: inject('supabaseUrl'),
    secretKey: inject('secretKey'),
    purgeEveryMs: 500,
    log: (line) => log.push(line),
  })
  onTestFinished(clock.stop)
}

test('the files of a deleted project are gone with the next tick of the clock, others stay', async () => {
  const [kept, gone] = [await storedFile(), await storedFile()]
  await gone.client.from('projects').delete().eq('id', gone.projectId)
  // Closed at once, before anybody tidies up.
  expect((await gone.client.storage.from('media').download(gone.path)).error).not.toBeNull()
  const log: string[] = []
  startClock(log)
  await vi.waitFor(async () => expect(await isThere(gone.path)).toBe(false), {
    timeout: 30_000,
    interval: 200,
  })
  expect(await isThere(kept.path)).toBe(true)
  expect(log).toEqual([])
})

test('only the clock may ask for it', async () => {
  const { accessToken } = await signedInUser()
  const ask = (headers: Record<string, string>) =>
    fetch(`${inject('supabaseUrl')}/functions/v1/media-purge`, { method: 'POST', headers })
  expect((await ask({ authorization: `Bearer ${accessToken}` })).status).toBe(401)
  expect((await ask({ apikey: inject('publishableKey') })).status).toBe(401)
  expect((await ask({ apikey: randomUUID() })).status).toBe(401)
  expect((await ask({ apikey: inject('secretKey') })).status).toBe(202)
})
