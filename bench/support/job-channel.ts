import type { JobEvent } from '../../supabase/functions/_shared/engine/job.ts'
import type { BenchUser } from './user.ts'

export interface Heard {
  event: JobEvent
  /** By `performance.now()`. */
  at: number
}

export interface JobChannel {
  heard: Heard[]
  until(condition: (event: JobEvent) => boolean): Promise<Heard>
  close(): Promise<void>
}

/** The user's own channel by supabase-js in this process: the floor of what a browser can have. */
export async function subscribeToJobs({ client, id, token }: BenchUser): Promise<JobChannel> {
  const heard: Heard[] = []
  const waiting = new Set<(latest: Heard) => void>()
  await client.realtime.setAuth(token)
  const channel = client.channel(`user:${id}`, {
    config: { private: true, broadcast: { replication_ready: true } },
  })
  channel.on('broadcast', { event: 'job_changed' }, ({ payload }) => {
    const latest = { event: payload as JobEvent, at: performance.now() }
    heard.push(latest)
    for (const tell of waiting) tell(latest)
  })
  await new Promise<void>((resolve, reject) => {
    channel.on('system', {}, ({ status }: { status: string }) => {
      if (status === 'ok') resolve()
    })
    channel.subscribe((_status, error) => {
      if (error) reject(error)
    })
  })
  return {
    heard,
    until(condition) {
      const known = heard.find(({ event }) => condition(event))
      if (known) return Promise.resolve(known)
      return new Promise((resolve) => {
        const tell = (latest: Heard) => {
          if (!condition(latest.event)) return
          waiting.delete(tell)
          resolve(latest)
        }
        waiting.add(tell)
      })
    },
    async close() {
      await client.removeChannel(channel)
    },
  }
}
