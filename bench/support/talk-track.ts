import { ask } from './http.ts'
import type { BenchStack } from './stack.ts'
import type { BenchUser } from './user.ts'

export interface Started {
  jobId: string
  /** By `performance.now()`: when the request left, and when its 202 had come. */
  sentAt: number
  answeredAt: number
}

interface StartOptions {
  deckId: string
  /** Different for each start: an identical live job would be returned instead of a new one. */
  audience: string
  headers?: Record<string, string>
}

/** `POST /api/generate/talk-track`, with the user's token unless other headers say who it is. */
export async function startTalkTrack(
  stack: Pick<BenchStack, 'appUrl'>,
  user: BenchUser,
  { deckId, audience, headers = { authorization: `Bearer ${user.token}` } }: StartOptions,
): Promise<Started> {
  const sentAt = performance.now()
  const { status, text } = await ask(`${stack.appUrl}/api/generate/talk-track`, {
    headers,
    body: { projectId: user.projectId, deckId, audience },
  })
  const answeredAt = performance.now()
  const answer = JSON.parse(text) as { jobId: string; created?: boolean }
  if (status !== 202 || answer.created !== true) {
    throw new Error(`POST /api/generate/talk-track answered ${status}: ${text}`)
  }
  return { jobId: answer.jobId, sentAt, answeredAt }
}

const IDLE_WITHIN_MS = 120_000

/** Waits until every job of the user has ended; says how many did not complete. */
export async function untilIdle({ sql }: BenchStack, user: BenchUser): Promise<void> {
  const end = performance.now() + IDLE_WITHIN_MS
  for (;;) {
    const [row] = await sql<{ live: number; lost: number }[]>`
      select count(*) filter (where status in ('pending', 'processing'))::int as live,
             count(*) filter (where status in ('failed', 'cancelled'))::int as lost
      from public.jobs where user_id = ${user.id}`
    if (row && row.lost > 0) throw new Error(`${row.lost} jobs did not complete`)
    if (row?.live === 0) return
    if (performance.now() > end) throw new Error(`${row?.live} jobs have not ended within two minutes`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
