import { plan } from '@shared/kinds/tts_generation/plan.ts'
import { speak } from '@shared/kinds/tts_generation/speak.ts'
import { describe, expect, it } from 'vitest'
import { linesSoFar, narrationLines } from '@/lib/narrations/sound-lines'
import { Pieces, talkOf, ttsContext } from '../kinds/tts-context'

const part = (stage: string, position: number, output: unknown) => ({
  taskId: crypto.randomUUID(),
  stage,
  position,
  output: JSON.parse(JSON.stringify(output)),
})

describe('what can be heard of a narration that is being made', () => {
  it('is nothing before it is planned', () => {
    expect(linesSoFar([])).toBeNull()
    expect(linesSoFar([part('plan', 0, { nonsense: true })])).toBeNull()
  })

  it('is each line as soon as its task is done, and what had been spoken before at once', async () => {
    const pieces = new Pieces()
    await speak(ttsContext({ pieces, taskInput: { lines: ['Two.'] } }).context)
    const document = { content: talkOf(['One. Two.', 'Three. One. Four. Five. Six.']) }
    const planned = await plan(ttsContext({ pieces, document }).context)
    const [first, second] = (planned.nextTasks ?? []).filter(({ stage }) => stage === 'speak')
    const parts = [part('plan', 0, planned.output)]
    const heard = () => linesSoFar(parts)?.map(({ text, piece }) => `${piece ? '+' : '-'}${text}`)
    expect(heard()).toEqual(['-One.', '+Two.', '-Three.', '-One.', '-Four.', '-Five.', '-Six.'])

    const done = async (task: typeof first) => {
      const { output } = await speak(ttsContext({ pieces, document, taskInput: task?.input }).context)
      parts.push(part('speak', task?.position ?? 0, output))
    }
    await done(second)
    expect(heard()).toEqual(['-One.', '+Two.', '-Three.', '-One.', '-Four.', '-Five.', '+Six.'])
    await done(first)
    const lines = linesSoFar(parts) ?? []
    expect(lines.every(({ piece }) => piece !== null)).toBe(true)
    expect(lines[0]?.piece).toBe(lines[3]?.piece)
    expect(lines.map(({ part, pause }) => [part, pause])).toEqual([
      ['s1', 0.25],
      ['s1', 0.8],
      ...Array.from({ length: 4 }, () => ['s2', 0.25]),
      ['s2', 0.8],
    ])
  })

  it('of outputs that an older version wrote is told without their sound', async () => {
    const { output } = await plan(ttsContext({}).context)
    const { pieces: _pieces, ...older } = output as Record<string, unknown>
    const lines = linesSoFar([part('plan', 0, older), part('speak', 0, { lines: 3, bought: 3, seconds: 2 })])
    expect(lines?.map(({ piece }) => piece)).toEqual([null, null, null])
  })
})

it('a whole narration is its lines, with the pause after each in seconds', () => {
  const lines = [{ text: 'One.', piece: 'p', samples: 8_000, pause: 2_000 }]
  expect(narrationLines({ rate: 8_000, parts: [{ id: 'a', title: 'A', lines }] })).toEqual([
    { part: 'a', text: 'One.', piece: 'p', pause: 0.25 },
  ])
})
