export interface SweepClockOptions {
  api: string
  secretKey: string
  everyMs?: number
  purgeEveryMs?: number
  log: (line: string) => void
}

export interface SweepClock {
  stop(): void
}

/** What pg_cron and pg_net do on hosted Supabase: sweep every 10 s, kick when work is due, purge every 10 min. */
export function startSweepClock(options: SweepClockOptions): SweepClock {
  const { api, secretKey, log, everyMs = 10_000, purgeEveryMs = 600_000 } = options
  const abort = new AbortController()

  async function post(path: string): Promise<unknown> {
    const response = await fetch(`${api}${path}`, {
      method: 'POST',
      headers: { apikey: secretKey, 'content-type': 'application/json' },
      body: '{}',
      signal: AbortSignal.any([abort.signal, AbortSignal.timeout(everyMs)]),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`)
    return JSON.parse(text)
  }

  async function guarded(work: () => Promise<unknown>) {
    try {
      await work()
    } catch (error) {
      if (!abort.signal.aborted) log(`[sweep] ${error instanceof Error ? error.message : error}`)
    }
  }

  async function sweep() {
    const { due } = (await post('/rest/v1/rpc/sweep_jobs')) as { due: number }
    if (due > 0) await post('/functions/v1/job-worker')
  }

  async function purgeAll() {
    for (let more = true; more && !abort.signal.aborted; )
      more = ((await post('/rest/v1/rpc/purge_jobs')) as { more: boolean }).more
  }

  async function purgeMedia() {
    const { paths } = (await post('/rest/v1/rpc/purge_media')) as { paths: string[] }
    const videos = (await post('/rest/v1/rpc/unwanted_videos')) as string[]
    if (paths.length > 0 || videos.length > 0) await post('/functions/v1/media-purge')
  }

  const purge = async () => {
    await guarded(purgeAll)
    await guarded(purgeMedia)
  }
  const tick = () => guarded(sweep)
  // Jobs that were in flight when the stack stopped go on at once.
  tick().then(purge)
  const timers = [setInterval(tick, everyMs), setInterval(purge, purgeEveryMs)]
  return {
    stop() {
      abort.abort()
      for (const timer of timers) clearInterval(timer)
    },
  }
}
