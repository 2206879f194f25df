import { Room } from '@shared/speech/room.ts'
import { describe, expect, it } from 'vitest'

const open = () => new AbortController().signal

/** Whether somebody got in by now. */
async function isIn(entry: Promise<unknown>): Promise<boolean> {
  return Promise.race([
    entry.then(() => true),
    new Promise<boolean>((resolve) => setImmediate(resolve, false)),
  ])
}

describe('room for sound', () => {
  it('is shared up to its size, and given on when somebody leaves', async () => {
    const room = new Room(10)
    const leave = await room.take(6, open())
    await room.take(4, open())
    const late = room.take(1, open())
    expect(await isIn(late)).toBe(false)
    leave()
    leave()
    expect(await isIn(late)).toBe(true)
    // Leaving twice gives back once: 5 of 10 are taken.
    await room.take(5, open())
    expect(await isIn(room.take(1, open()))).toBe(false)
  })

  it('is entered in order: a small one does not pass a large one for ever', async () => {
    const room = new Room(10)
    const leave = await room.take(8, open())
    const large = room.take(9, open())
    const small = room.take(1, open())
    expect(await isIn(small)).toBe(false)
    leave()
    expect([await isIn(large), await isIn(small)]).toEqual([true, true])
  })

  it('lets in alone what is larger than all of it', async () => {
    const room = new Room(10)
    const leave = await room.take(50, open())
    const next = room.take(1, open())
    expect(await isIn(next)).toBe(false)
    leave()
    expect(await isIn(next)).toBe(true)
  })

  it('is not waited for when the work is aborted, and nobody is held up by who left', async () => {
    const room = new Room(10)
    await room.take(5, open())
    const gone = new AbortController()
    const large = room.take(9, gone.signal)
    const small = room.take(5, open())
    expect(await isIn(small)).toBe(false)
    gone.abort(new Error('cancelled'))
    await expect(large).rejects.toThrow('cancelled')
    expect(await isIn(small)).toBe(true)
    await expect(room.take(1, gone.signal)).rejects.toThrow('cancelled')
  })
})
