import { describe, expect, it } from 'vitest'
import { liveSlides } from '@/components/talk-track/live-parts'
import { changeScript, schedule, talkText } from '@/components/talk-track/script-edits'

const script = (slideId: string, seconds = 10) => ({
  slideId,
  title: `Title ${slideId}`,
  script: 'Two words.',
  deliveryNotes: '',
  seconds,
})
const part = (stage: string, position: number, output: unknown) => ({
  taskId: crypto.randomUUID(),
  stage,
  position,
  output,
})
const plan = part('plan', 0, { slides: ['a', 'b', 'c'].map((id) => ({ id, title: id })), deckTitle: 'x' })
const write = (position: number, ids: string[], offline = false) =>
  part('write', position, { scripts: ids.map((id) => script(id)), model: { name: 'm', offline } })

describe('a talk track while it is written', () => {
  it('has every slide in its place, also when parts arrive out of order', () => {
    const { slides, written, offline } = liveSlides([plan, write(1, ['c'], true)])
    expect(slides.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'written'])
    expect(slides[2]).toMatchObject({ startsAt: null })
    expect(written).toBe(1)
    expect(offline).toBe(true)
  })

  it('knows when a slide begins once all before it are written', () => {
    const { slides } = liveSlides([plan, write(0, ['a', 'b', 'c'])])
    expect(slides.map((slide) => (slide.state === 'written' ? slide.startsAt : 'waiting'))).toEqual([
      0, 10, 20,
    ])
  })

  it('shows nothing rather than something wrong when a part cannot be read', () => {
    expect(liveSlides([part('plan', 0, { slides: 'none' })])).toEqual({
      slides: [],
      written: 0,
      offline: false,
    })
  })
})

describe('editing a talk track', () => {
  const talkTrack = {
    deckId: crypto.randomUUID(),
    deckTitle: 'Deck',
    tone: 'conversational',
    audience: 'All',
    wordsPerMinute: 120,
    model: { name: 'm', offline: false },
    scripts: [script('a'), script('b')],
  }

  it('lets the time follow from the words, of that slide alone', () => {
    const words = Array.from({ length: 60 }, () => 'word').join(' ')
    const changed = changeScript(talkTrack, 'b', { script: words })
    expect(changed.scripts.map(({ seconds }) => seconds)).toEqual([10, 30])
    expect(changeScript(talkTrack, 'b', { deliveryNotes: 'Smile.' }).scripts[0]).toBe(talkTrack.scripts[0])
  })

  it('adds up the times and writes the talk as text', () => {
    expect(schedule(talkTrack.scripts)).toEqual({ startsAt: [0, 10], total: 20 })
    expect(talkText('Deck', talkTrack.scripts)).toBe(
      'Deck\n\n1. Title a\n\nTwo words.\n\n2. Title b\n\nTwo words.',
    )
  })
})
