import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Autosave, type Draft } from '@/lib/documents/autosave'
import { type Document, DocumentSchema } from '@/lib/documents/schema'
import { AppError } from '@/lib/http/app-error'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const ID = '6f1c2c5e-8a55-4b6b-9d38-0c9d6e0a0201'

function documentFixture(revision: number, title = 'Rockets'): Document {
  return DocumentSchema.parse({
    id: ID,
    projectId: ID,
    type: 'deck',
    title,
    content: { slides: [{ id: 's1', title: 'One', body: '', notes: '' }], format: 'markdown' },
    revision,
    source: {},
    jobId: null,
    createdAt: '2026-01-01T10:00:00Z',
    updatedAt: '2026-01-01T10:00:00Z',
  })
}

const draft = (title: string): Draft => ({ title, content: documentFixture(1).content })

/** A server that holds revision `revision` and answers each save after `delay`. */
function server({ revision = 1, delay = 50 } = {}) {
  const saves: { base: number; title: string }[] = []
  const state = { revision, failNext: [] as AppError[] }
  const autosave = new Autosave({
    document: documentFixture(1),
    async save(base, { title }) {
      saves.push({ base, title })
      await new Promise((resolve) => setTimeout(resolve, delay))
      const failure = state.failNext.shift()
      if (failure) throw failure
      if (base !== state.revision) throw new AppError(409, 'revision_conflict', 'It was changed.')
      state.revision += 1
      return documentFixture(state.revision, title)
    },
    onSaved: () => undefined,
  })
  return { autosave, saves, state }
}

describe('autosave', () => {
  it('says whether the server has everything, for those who need it before an export', async () => {
    const { autosave, state } = server()
    const flushed = async () => {
      const result = autosave.flush()
      await vi.advanceTimersByTimeAsync(100)
      return result
    }
    expect(await flushed()).toBe(true)
    autosave.change(draft('mine'))
    expect(await flushed()).toBe(true)
    state.failNext.push(new AppError(503, 'unavailable', 'Not now.'))
    autosave.change(draft('mine too'))
    expect(await flushed()).toBe(false)
    state.revision += 1
    autosave.change(draft('mine still'))
    expect(await flushed()).toBe(false)
    expect(autosave.get().status).toBe('conflict')
    expect(await flushed()).toBe(false)
  })

  it('saves a moment after the last change, once', async () => {
    const { autosave, saves } = server()
    for (const title of ['a', 'ab', 'abc']) {
      autosave.change(draft(title))
      await vi.advanceTimersByTimeAsync(300)
    }
    expect(autosave.get().status).toBe('unsaved')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves).toEqual([{ base: 1, title: 'abc' }])
    expect(autosave.get().status).toBe('saved')
  })

  it('saves what is typed during a save on top of it', async () => {
    const { autosave, saves } = server({ delay: 3_000 })
    autosave.change(draft('first'))
    await vi.advanceTimersByTimeAsync(1_000)
    autosave.change(draft('second'))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(saves).toEqual([
      { base: 1, title: 'first' },
      { base: 2, title: 'second' },
    ])
    expect(autosave.get().status).toBe('saved')
  })

  it('stops at a conflict, keeps the text, and goes on as the user chooses', async () => {
    const { autosave, saves, state } = server()
    state.revision = 5
    autosave.change(draft('mine'))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(autosave.get().status).toBe('conflict')
    autosave.change(draft('mine, longer'))
    await vi.advanceTimersByTimeAsync(20_000)
    expect(saves).toHaveLength(1)

    const kept = autosave.keepMine(5)
    await vi.advanceTimersByTimeAsync(2_000)
    await kept
    expect(saves.at(-1)).toEqual({ base: 5, title: 'mine, longer' })
    expect(autosave.get().status).toBe('saved')
  })

  it('takes the other text when the user wants it', async () => {
    const { autosave, saves, state } = server()
    state.revision = 5
    autosave.change(draft('mine'))
    await vi.advanceTimersByTimeAsync(2_000)
    autosave.takeTheirs(documentFixture(5))
    autosave.change(draft('theirs, edited'))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves.at(-1)).toEqual({ base: 5, title: 'theirs, edited' })
  })

  it('tries again when the connection was lost, and not when the server refuses', async () => {
    const { autosave, saves, state } = server()
    state.failNext = [new AppError(0, 'network_error', 'The server could not be reached.')]
    autosave.change(draft('a'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(autosave.get().status).toBe('failed')
    await vi.advanceTimersByTimeAsync(6_000)
    expect(autosave.get().status).toBe('saved')

    state.failNext = [new AppError(422, 'invalid_input', 'The title is empty.')]
    autosave.change(draft(''))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saves).toHaveLength(3)
    expect(autosave.get().status).toBe('failed')
  })

  it('sends what is unsaved when the page is left', async () => {
    const { autosave, saves } = server()
    autosave.change(draft('last words'))
    autosave.close()
    await vi.advanceTimersByTimeAsync(100)
    expect(saves).toEqual([{ base: 1, title: 'last words' }])
  })

  it('follows the document while nothing is edited here', async () => {
    const { autosave, saves, state } = server()
    state.revision = 4
    autosave.follow(documentFixture(4))
    autosave.change(draft('on top'))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves).toEqual([{ base: 4, title: 'on top' }])
  })
})
