import { DEFAULT_AUDIENCE } from '@shared/text/audience.ts'
import { expect, it } from 'vitest'
import { writeOutline } from '../../../local/model/deck/write-outline.ts'
import { writeSlides } from '../../../local/model/deck/write-slides.ts'

const brief = { topic: 'Baking bread', audience: DEFAULT_AUDIENCE, goal: '', tone: 'academic' }

it('an audience that nobody named is written small within the offline model’s sentences, too', () => {
  const source = { number: 1, documentId: 'd', type: 'transcript', title: 'A talk', unit: 'line' }
  const lines = Array.from(
    { length: 30 },
    (_, n) => `${n + 1}: In year ${n} the flour${n} met some water${n + 1} of kind${n * 3}.`,
  )
  const section = { number: 1, title: brief.topic, about: '', slides: 1 }
  const said = JSON.stringify([
    writeOutline({ ...brief, slides: 5, sources: [{ ...source, lines }] }),
    writeOutline({ ...brief, slides: 14, sources: [] }),
    writeSlides({ ...brief, section, slides: [{ number: 1 }], sources: [{ ...source, lines }] }),
  ])
  expect(said.match(/For a general audience/g)).toHaveLength(3)
  expect(said).not.toContain('For A general audience')
})
