import type { Deck, Slide } from '@shared/documents/deck.ts'
import { describe, expect, it } from 'vitest'
import { deckToMarkdown } from '@/lib/exporters/deck-markdown'
import { importDeck } from '@/lib/importers'

const slide = (title: string, body: string, notes = '', more: Partial<Slide> = {}): Slide => ({
  id: title,
  title,
  body,
  notes,
  hidden: false,
  ...more,
})
const deck = (...slides: Slide[]): Deck => ({ slides, format: 'generated', warnings: [] })

async function readBack(title: string, content: Deck) {
  const bytes = new TextEncoder().encode(deckToMarkdown(title, content))
  const imported = await importDeck({ fileName: 'deck.md', bytes })
  return {
    title: imported.title,
    slides: imported.deck.slides.map(({ title: name, body, notes }) => [name, body, notes]),
  }
}

describe('a deck as Markdown is read back as it was', () => {
  it.each<[string, Deck, string[][]]>([
    [
      'lists, sentences and notes',
      deck(slide('Flour', '- rye\n- wheat', 'Say which one.'), slide('Heat', 'Very hot.')),
      [
        ['Flour', '- rye\n- wheat', 'Say which one.'],
        ['Heat', 'Very hot.', ''],
      ],
    ],
    [
      'other scripts',
      deck(slide('パン作り', '- 一晩寝かせる', '塩は最後に'), slide('الخبز', '- الطحين والماء')),
      [
        ['パン作り', '- 一晩寝かせる', '塩は最後に'],
        ['الخبز', '- الطحين والماء', ''],
      ],
    ],
    [
      'what would mean something in Markdown',
      deck(
        slide('# 1 *and* <b>', '- [link](x) `code`\n- 2 * 3 * 4', 'a --> b\n\n# no heading'),
        slide('Rulers', 'one\n\n---\n\ntwo'),
      ),
      [
        ['# 1 *and* <b>', '- [link](x) `code`\n- 2 * 3 * 4', 'a --> b\n\n# no heading'],
        ['Rulers', 'one\n\n---\n\ntwo', ''],
      ],
    ],
  ])('with %s', async (_name, content, slides) => {
    expect(await readBack('All: "about" bread', content)).toEqual({ title: 'All: "about" bread', slides })
  })

  it('says what a slide rests on, and who drafted it', () => {
    const source = { documentId: '0c6f2f1e-54f1-4b51-8f3a-0b1f6a1f0002', type: 'transcript', title: 'A talk' }
    const content = {
      ...deck(
        slide('One', '- a', '', {
          sources: [
            { ...source, from: 2, to: 4 },
            { ...source, from: 9, to: 9 },
          ],
        }),
      ),
      model: { name: 'offline', offline: true },
    }
    const text = deckToMarkdown(' ', content)
    expect(text).toContain('<!--\nFrom: A talk, 2–4\n\nFrom: A talk, 9\n-->')
    expect(text).toMatch(/^---\ntitle: "Deck"\ndescription: "Drafted by the offline model/)
  })
})
