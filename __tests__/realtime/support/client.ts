import type { RealtimeChannel, RealtimeChannelOptions, SupabaseClient } from '@supabase/supabase-js'
import { createClient } from '@supabase/supabase-js'
import { expect, onTestFinished } from 'vitest'
import type { TestServer } from './server.ts'
import { keys } from './tokens.ts'

export type ProtocolVersion = '1.0.0' | '2.0.0'
export const protocolVersions: ProtocolVersion[] = ['1.0.0', '2.0.0']

type Options = {
  /** Read at every (re)connection and heartbeat, as supabase-js reads its session. */
  token?: () => string | null
  key?: string
  vsn?: ProtocolVersion
  heartbeatIntervalMs?: number
  onHeartbeat?: (status: string) => void
}

/** The real client, as a page of the app has it. Disconnects with the test. */
export async function connectClient(server: TestServer, options: Options = {}): Promise<SupabaseClient> {
  const { token, key = keys.publishableKey, vsn = '2.0.0', heartbeatIntervalMs, onHeartbeat } = options
  const client = createClient(server.url, key, {
    ...(token ? { accessToken: async () => token() } : {}),
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    realtime: {
      vsn,
      reconnectAfterMs: () => 50,
      ...(heartbeatIntervalMs ? { heartbeatIntervalMs } : {}),
      ...(onHeartbeat ? { heartbeatCallback: onHeartbeat } : {}),
    },
  })
  await client.realtime.setAuth()
  // Not awaited: the client looks only every 150 ms whether its socket has closed.
  onTestFinished(() => void client.realtime.disconnect())
  return client
}

export type Received = { event: string; payload?: unknown; meta?: { id?: string; replayed?: boolean } }
export type System = { status: string; message: string; extension: string; channel: string }

export type Subscription = {
  channel: RealtimeChannel
  /** Each status that `subscribe` reported, with the reason of an error. */
  statuses: string[]
  received: Received[]
  system: System[]
  /** Waits until the last status is this one, optionally with this reason. */
  reaches(status: string): Promise<void>
}

/** Subscribes to a topic and writes down all that the channel tells. */
export function subscribe(
  client: SupabaseClient,
  topic: string,
  config: RealtimeChannelOptions['config'] = { private: true },
): Subscription {
  const subscription: Subscription = {
    channel: client.channel(topic, { config }),
    statuses: [],
    received: [],
    system: [],
    reaches: (status) =>
      expect.poll(() => subscription.statuses.at(-1), { timeout: 20_000, interval: 5 }).toBe(status),
  }
  subscription.channel
    .on('broadcast', { event: '*' }, (message) => void subscription.received.push(message))
    .on('system', {}, (message: System) => void subscription.system.push(message))
    .subscribe((status, error) => {
      subscription.statuses.push(error ? `${status}: ${error.message}` : status)
    })
  return subscription
}

/** Subscribes and waits until the channel is live. */
export async function subscribed(
  client: SupabaseClient,
  topic: string,
  config?: RealtimeChannelOptions['config'],
): Promise<Subscription> {
  const subscription = subscribe(client, topic, config)
  await subscription.reaches('SUBSCRIBED')
  return subscription
}

/** Waits until this many messages are there, and gives them. */
export async function messages(subscription: Subscription, count: number): Promise<Received[]> {
  await expect
    .poll(() => subscription.received.length, { timeout: 20_000, interval: 5 })
    .toBeGreaterThanOrEqual(count)
  return subscription.received
}
