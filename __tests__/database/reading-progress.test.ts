import { beforeEach, describe, expect, it } from 'vitest'
import { asUser } from '../support/database.ts'
import { createOwner, type Owner } from '../support/engine.ts'
import { freshDatabase } from '../support/fresh-database.ts'

const { sql } = freshDatabase(4)
let owner: Owner
let storyId: string
beforeEach(async () => {
  owner = await createOwner(sql)
  storyId = await create('story')
})

async function create(type: string): Promise<string> {
  const [row] = await asUser(
    sql,
    owner.userId,
    (tx) => tx`select public.create_document(${owner.projectId}, ${type}, 'T', '{}') ->> 'id' as id`,
  )
  return String(row?.id)
}

async function keep(
  segmentId: string | null,
  answers: Record<string, number> | null,
  id = storyId,
  userId = owner.userId,
) {
  const [row] = await asUser(
    sql,
    userId,
    (tx) =>
      tx`select public.keep_reading_progress(${id}, ${segmentId}, ${answers ? sql.json(answers) : null}) as reading`,
  )
  return row?.reading
}

async function read(id = storyId, userId = owner.userId) {
  const [row] = await asUser(sql, userId, (tx) => tx`select public.get_reading_progress(${id}) as reading`)
  return row?.reading
}

describe("a reader's place", () => {
  it('is at the beginning until it is kept; place and answers are kept apart, and what comes last stands', async () => {
    expect(await read()).toEqual({ segmentId: null, answers: {} })
    expect(await keep('segment-3', null)).toEqual({ segmentId: 'segment-3', answers: {} })
    expect(await keep(null, { 'question-1': 2 })).toEqual({
      segmentId: 'segment-3',
      answers: { 'question-1': 2 },
    })
    await keep('segment-2', null)
    expect(await read()).toEqual({ segmentId: 'segment-2', answers: { 'question-1': 2 } })
    await keep(null, {})
    expect(await read()).toEqual({ segmentId: 'segment-2', answers: {} })
  })

  it('of two that are kept at once is one of the two, and neither fails', async () => {
    await Promise.all([keep('segment-4', null), keep('segment-5', null), keep(null, { q: 1 })])
    expect(await read()).toEqual({ segmentId: expect.stringMatching(/^segment-[45]$/), answers: { q: 1 } })
  })

  it('is of stories alone, and of those of the reader', async () => {
    const stranger = await createOwner(sql)
    const deck = await create('deck')
    for (const [id, userId] of [
      [storyId, stranger.userId],
      [deck, owner.userId],
      [crypto.randomUUID(), owner.userId],
    ] as const) {
      await expect(keep('segment-1', null, id, userId)).rejects.toMatchObject({ code: 'OFS02' })
      await expect(read(id, userId)).rejects.toMatchObject({ code: 'OFS02' })
    }
  })

  it.each<[string | null, Record<string, number> | null]>([
    ['', null],
    ['a'.repeat(65), null],
    [null, Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`question-${index}`, 1]))],
  ])('is refused where it is none', async (segmentId, answers) => {
    await expect(keep(segmentId, answers)).rejects.toMatchObject({ code: 'OFS03' })
    expect(await read()).toEqual({ segmentId: null, answers: {} })
  })

  it('goes with the story', async () => {
    await keep('segment-3', null)
    await asUser(sql, owner.userId, (tx) => tx`select public.delete_document(${storyId})`)
    expect(await sql`select * from public.reading_progress where document_id = ${storyId}`).toEqual([])
  })
})
