import { z } from 'zod'
import { FatalError, RetryableError } from '../engine/errors.ts'

const ConfigSchema = z.object({
  MUX_TOKEN_ID: z.string().min(1),
  MUX_TOKEN_SECRET: z.string().min(1),
  MUX_API_URL: z.url().default('https://api.mux.com'),
})
export type MuxConfig = z.infer<typeof ConfigSchema>

/** The keys, where both are set; without them videos are played from Storage. */
export function readMuxConfig(env: Record<string, string | undefined>): MuxConfig | null {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  if (!given.MUX_TOKEN_ID && !given.MUX_TOKEN_SECRET) return null
  const parsed = ConfigSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const names = parsed.error.issues.map(({ path }) => path.join('.')).join(', ')
  throw new Error(`The settings for Mux are not complete: set ${names}, or none of them.`)
}

const AssetSchema = z.object({
  id: z.string(),
  status: z.enum(['preparing', 'ready', 'errored']),
  passthrough: z.string().optional(),
  playback_ids: z.array(z.object({ id: z.string(), policy: z.string() })).default([]),
  errors: z.object({ type: z.string().optional() }).optional(),
})
export type MuxAsset = z.infer<typeof AssetSchema>

/** Videos are private: a stream plays by a link that the app signs, and by no other. */
export const POLICY = 'signed'

/** As many as are looked through for those whose creation was not heard of. */
const LATEST = 100
const WITHIN_MS = 20_000

/** The four calls of Mux's Video API that are needed. What Mux says in words is never passed on: it may quote the link. */
export class Mux {
  readonly #config: MuxConfig
  readonly #fetch: typeof fetch

  constructor(config: MuxConfig, fetcher: typeof fetch = fetch) {
    this.#config = config
    this.#fetch = fetcher
  }

  /** Has Mux fetch a file. `passthrough` comes back with the asset. */
  async create(url: string, passthrough: string, signal: AbortSignal): Promise<MuxAsset> {
    const body = { inputs: [{ url }], playback_policies: [POLICY], video_quality: 'basic', passthrough }
    return AssetSchema.parse(await this.#ask('POST', '/video/v1/assets', signal, body))
  }

  /** Null when it is not there (any more). */
  async asset(id: string, signal: AbortSignal): Promise<MuxAsset | null> {
    const found = await this.#ask('GET', `/video/v1/assets/${encodeURIComponent(id)}`, signal)
    return found === null ? null : AssetSchema.parse(found)
  }

  /** Of the latest ones those that were made with this and may still be played, the newest first. */
  async made(passthrough: string, signal: AbortSignal): Promise<MuxAsset[]> {
    const latest = z
      .array(AssetSchema)
      .parse((await this.#ask('GET', `/video/v1/assets?limit=${LATEST}&page=1`, signal)) ?? [])
    return latest.filter((asset) => asset.passthrough === passthrough && asset.status !== 'errored')
  }

  /** What is gone already is as good as deleted. */
  async remove(id: string, signal: AbortSignal): Promise<void> {
    await this.#ask('DELETE', `/video/v1/assets/${encodeURIComponent(id)}`, signal)
  }

  /** The `data` of an answer; null for 404, and for an answer without a body. */
  async #ask(method: string, path: string, signal: AbortSignal, body?: unknown): Promise<unknown> {
    const { MUX_TOKEN_ID, MUX_TOKEN_SECRET, MUX_API_URL } = this.#config
    const within = AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)])
    let response: Response
    let text: string
    try {
      response = await this.#fetch(new URL(path, MUX_API_URL), {
        method,
        headers: {
          authorization: `Basic ${btoa(`${MUX_TOKEN_ID}:${MUX_TOKEN_SECRET}`)}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: within,
      })
      text = await response.text()
    } catch {
      // Its cause may name the request; the code says enough.
      signal.throwIfAborted()
      throw new RetryableError('video_host_away', 'Mux did not answer; it is asked again.')
    }
    if (response.status === 404 && method !== 'POST') return null
    if (!response.ok) throw refusal(response)
    return text === '' ? null : z.object({ data: z.unknown() }).parse(JSON.parse(text)).data
  }
}

function refusal({ status, headers }: Response): Error {
  if (status === 401 || status === 403) {
    const message = 'Mux refused the keys of this installation. The video plays from storage meanwhile.'
    return new FatalError('video_host_refused', message)
  }
  if (status === 429 || status >= 500) {
    const seconds = Number(headers.get('retry-after'))
    return new RetryableError('video_host_away', `Mux answered ${status}; it is asked again.`, {
      ...(seconds > 0 && { retryAfter: seconds * 1000 }),
    })
  }
  return new FatalError('video_rejected', `Mux did not take the video (${status}).`)
}
