import { randomUUID } from 'node:crypto'
import { createClient } from '@supabase/supabase-js'
import { inject } from 'vitest'
import type { WorkerStatus } from '../../local/functions/host.ts'
import { connectAsAdmin } from './database.ts'

const quiet = { auth: { persistSession: false, autoRefreshToken: false } }

/** A client that nobody has signed in with yet. */
export function anonymousClient() {
  return createClient(inject('supabaseUrl'), inject('publishableKey'), quiet)
}

/** A client with the secret key. */
export function serviceClient() {
  return createClient(inject('supabaseUrl'), inject('secretKey'), quiet)
}

/** A new user, signed in: the client, the id and the access token. */
export async function signedInUser() {
  const client = anonymousClient()
  const { data, error } = await client.auth.signUp({
    email: `${randomUUID()}@example.test`,
    password: 'correct horse battery staple',
  })
  if (error || !data.session) throw error ?? new Error('The sign-up gave no session')
  return { client, userId: data.session.user.id, accessToken: data.session.access_token }
}

/** The Edge Function workers alive now. */
export async function workers(): Promise<WorkerStatus[]> {
  const response = await fetch(`${inject('supabaseUrl')}/health`)
  return ((await response.json()) as { workers: WorkerStatus[] }).workers
}

/** Ends the serving worker of a function by SIGKILL, as a crash of its machine would; false if there is none. */
export async function killWorker(name = 'job-worker'): Promise<boolean> {
  const serving = (await workers()).find((worker) => worker.name === name && worker.state === 'serving')
  return serving !== undefined && process.kill(serving.pid, 'SIGKILL')
}

/**
 * Ends every worker and deletes every job: what other files left unfinished would be claimed beside a test's own
 * job, and a worker that has been busy may be about to hand over.
 */
export async function clearJobs(): Promise<void> {
  for (const worker of await workers()) {
    if (worker.name !== 'job-worker' || worker.state === 'spare') continue
    try {
      process.kill(worker.pid, 'SIGKILL')
    } catch (error) {
      // It ended by itself between the look and the kill.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
  await connectAsAdmin()`delete from public.jobs`
}

/** The kick, as the app sends it. */
export function kick(headers: Record<string, string> = { apikey: inject('secretKey') }, body: unknown = {}) {
  return fetch(`${inject('supabaseUrl')}/functions/v1/job-worker`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}
