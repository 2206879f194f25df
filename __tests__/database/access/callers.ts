import { randomUUID } from 'node:crypto'
import type { Sql, Transaction } from '../../support/database.ts'
import { asUser } from '../../support/database.ts'
import { claim, createOwner, enqueue, fail, plannedJob } from '../../support/engine.ts'
import { announcePieces, createMedia, createStoredMedia, somePiece } from '../../support/media.ts'
import { keepPicture, keepSheet } from '../../support/pictures.ts'
import { keepSpoken } from '../../support/spoken.ts'
import { createTraining, keepAnswer } from '../../support/trainings.ts'
import type { Things } from './access-table.ts'

export const ROLES = { anonymous: 'anon', user: 'authenticated', worker: 'service_role' } as const
type CallerKind = keyof typeof ROLES

export interface Caller {
  kind: CallerKind
  userId?: string
}

export interface Person extends Things {
  userId: string
}

/** A user with something in every table: a project, a deck, a job under way and a failed one. */
export async function person(sql: Sql): Promise<Person> {
  const owner = await createOwner(sql)
  const [deck] = await asUser(
    sql,
    owner.userId,
    (tx) => tx`select public.create_document(${owner.projectId}, 'deck', 'D', '{}') ->> 'id' as id`,
  )
  const { job: failed } = await enqueue(sql, owner, { input: { fails: 1 } })
  const task = (await claim(sql, 100)).find(({ jobId }) => jobId === failed.id)
  if (!task) throw new Error('The task was not claimable')
  await fail(sql, task, false)
  const job = await plannedJob(sql, owner, 2)
  const { job: waiting } = await enqueue(sql, owner, { input: { waits: 1 } })
  const media = await createMedia(sql, owner)
  const stored = await createStoredMedia(sql, owner)
  await announcePieces(sql, owner.userId, stored.id, [somePiece(0)])
  await keepSpoken(sql, owner)
  const trainingId = await createTraining(sql, owner)
  await keepAnswer(sql, owner.userId, trainingId)
  await sql`insert into public.media_videos (media_id, user_id, job_id, asset_id)
    values (${stored.id}, ${owner.userId}, ${job.id}, ${randomUUID()})`
  const [chain] = await asUser(
    sql,
    owner.userId,
    (tx) => tx`
      select public.start_chain(${owner.projectId}, '[{"kind": "test_kind", "input": {"chained": 1}}]')
        -> 'chain' ->> 'id' as id`,
  )
  const chainId = String(chain?.id)
  await asUser(sql, owner.userId, (tx) => tx`select public.cancel_chain(${chainId})`)
  await sql`insert into public.dismissed_failures (job_id, user_id, run) values (${failed.id}, ${owner.userId}, 1)`
  const [story] = await asUser(
    sql,
    owner.userId,
    (tx) => tx`select public.create_document(${owner.projectId}, 'story', 'S', '{}') ->> 'id' as id`,
  )
  const storyId = String(story?.id)
  await asUser(sql, owner.userId, (tx) => tx`select public.keep_reading_progress(${storyId}, 'segment-1')`)
  await keepPicture(sql, owner, storyId)
  await keepSheet(sql, owner, storyId)
  return {
    ...owner,
    chainId,
    storyId,
    trainingId,
    mediaId: media.id,
    storedMediaId: stored.id,
    waitingJobId: waiting.id,
    deckId: String(deck?.id),
    jobId: job.id,
    failedJobId: failed.id,
  }
}

class Undone<T> {
  readonly value: T
  constructor(value: T) {
    this.value = value
  }
}

/**
 * What happens when the caller does this: rows, or an error's SQLSTATE. As PostgREST does it, and undone afterwards.
 * `look` sees what it has done, as the owner of the database.
 */
export async function attempt<Seen = undefined>(
  sql: Sql,
  { kind, userId }: Caller,
  statement: string,
  { topic, look }: { topic?: string; look?: (tx: Transaction) => Promise<Seen> } = {},
): Promise<{ rows: Record<string, unknown>[]; refused: string | null; seen: Seen | undefined }> {
  const role = ROLES[kind]
  const claims = JSON.stringify({ role, ...(userId && { sub: userId }) })
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('role', ${role}, true), set_config('request.jwt.claims', ${claims}, true),
        set_config('realtime.topic', ${topic ?? ''}, true)`
      let rows: Record<string, unknown>[] = []
      let refused: string | null = null
      try {
        rows = await tx.savepoint((inner) => inner.unsafe(statement))
      } catch (error) {
        refused = (error as { code?: string }).code ?? String(error)
      }
      await tx`select set_config('role', 'none', true)`
      throw new Undone({ rows: [...rows], refused, seen: await look?.(tx) })
    })
  } catch (error) {
    if (error instanceof Undone) return error.value
    throw error
  }
  throw new Error('A transaction that always throws came back')
}

/** All that a user has, as one text: equal before and after means that nothing of it was touched. */
export async function belongings(sql: Sql | Transaction, userId: string): Promise<string> {
  const [row] = await sql<{ all: string }[]>`
    select string_agg(t.line, chr(10) order by t.line) as all from (
      select 'project ' || p::text from public.projects p where p.user_id = ${userId}
      union all select 'document ' || d::text from public.documents d where d.user_id = ${userId}
      union all select 'revision ' || r::text from public.document_revisions r where r.user_id = ${userId}
      union all select 'media ' || m::text from public.media m where m.user_id = ${userId}
      union all select 'object ' || o::text from storage.objects o where o.owner_id = ${userId}
      union all select 'job ' || j::text from public.jobs j where j.user_id = ${userId}
      union all select 'task ' || k::text from public.job_tasks k where k.user_id = ${userId}
      union all select 'spoken ' || s::text from public.spoken_pieces s where s.user_id = ${userId}
      union all select 'video ' || v::text from public.media_videos v where v.user_id = ${userId}
      union all select 'picture ' || i::text from public.story_pictures i where i.user_id = ${userId}
      union all select 'sheet ' || h::text from public.character_sheets h where h.user_id = ${userId}
      union all select 'chain ' || c::text from public.chain_parts c where c.user_id = ${userId}
      union all select 'answer ' || a::text from public.checkpoint_answers a where a.user_id = ${userId}
      union all select 'dismissal ' || f::text from public.dismissed_failures f where f.user_id = ${userId}
      union all select 'event ' || e::text from public.job_events e where e.user_id = ${userId}
    ) t (line)`
  return row?.all ?? ''
}
