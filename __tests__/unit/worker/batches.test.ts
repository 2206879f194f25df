import { inBatches } from '@shared/engine/batches.ts'
import { describe, expect, it } from 'vitest'

/** Batches as they were sent; each is answered when `answer` is called. */
function setup({
  maxWeight = 100,
  divides = () => false,
}: {
  maxWeight?: number
  divides?: () => boolean
} = {}) {
  const sent: number[][] = []
  const answers: (() => void)[] = []
  const failing = new Set<number>()
  const send = inBatches<number, string>({
    send: async (items) => {
      sent.push(items)
      await new Promise<void>((resolve) => answers.push(resolve))
      if (items.some((item) => failing.has(item))) throw new Error('refused')
      return items.map((item) => `reply to ${item}`)
    },
    weigh: (item) => item,
    maxWeight,
    divides,
  })
  async function answer() {
    await expect.poll(() => answers.length).toBeGreaterThan(0)
    answers.shift()?.()
  }
  return { sent, failing, send, answer }
}

describe('inBatches', () => {
  it('sends what is alone at once, and what comes meanwhile together', async () => {
    const { sent, send, answer } = setup()
    const replies = [send(1), send(2), send(3)]
    expect(sent).toEqual([[1]])
    await answer()
    await answer()
    expect(await Promise.all(replies)).toEqual(['reply to 1', 'reply to 2', 'reply to 3'])
    expect(sent).toEqual([[1], [2, 3]])
  })

  it('sends no more in one batch than it may weigh, but never nothing', async () => {
    const { sent, send, answer } = setup({ maxWeight: 10 })
    const replies = [send(1), send(4), send(6), send(50), send(2)]
    for (let n = 0; n < 4; n += 1) await answer()
    await Promise.all(replies)
    expect(sent).toEqual([[1], [4, 6], [50], [2]])
  })

  it('sends each for itself when a batch was refused, so that one does not take the others with it', async () => {
    const { sent, failing, send, answer } = setup({ divides: () => true })
    failing.add(3)
    const replies = [send(1), send(2), send(3), send(4)]
    for (let n = 0; n < 5; n += 1) await answer()
    expect(await Promise.allSettled(replies)).toMatchObject([
      { value: 'reply to 1' },
      { value: 'reply to 2' },
      { reason: new Error('refused') },
      { value: 'reply to 4' },
    ])
    expect(sent).toEqual([[1], [2, 3, 4], [2], [3], [4]])
  })

  it('tells all of a batch when nobody knows what became of it, and goes on', async () => {
    const { failing, send, answer } = setup()
    failing.add(2)
    const replies = [send(1), send(2), send(3)]
    for (let n = 0; n < 2; n += 1) await answer()
    expect((await Promise.allSettled(replies)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ])
    const later = send(7)
    await answer()
    expect(await later).toBe('reply to 7')
  })
})
