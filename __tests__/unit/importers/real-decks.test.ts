import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ImportError, importDeck } from '@/lib/importers'

// Real decks of other people, kept beside the checkout of those who develop it. Without them this is skipped.
const folder = new URL('../../../../shared/data/decks/', import.meta.url)

describe.skipIf(!existsSync(folder))('real decks', () => {
  it.each([
    ['aws-training-57-slides.en.pptx', 57, 0],
    ['autogen-paper-6-slides.en.pptx', 6, 0],
    ['owasp-top10-2017.ja.pptx', 25, 0],
    ['reflection-brownbag-18-slides-notes.en.pptx', 18, 8],
    ['docker-metrics-78-slides.remark.md', 78, 1],
    ['namespaces-cgroups-68-slides.remark.md', 68, 0],
    ['slidev-starter.slides.md', 15, 4],
  ])('%s has %i slides, %i with notes', async (fileName, slides, notes) => {
    const { deck } = await importDeck({ fileName, bytes: readFileSync(new URL(fileName, folder)) })
    expect(deck.slides).toHaveLength(slides)
    expect(deck.slides.filter((slide) => slide.notes !== '')).toHaveLength(notes)
    const text = deck.slides.map((slide) => `${slide.title}\n${slide.body}`).join('\n')
    expect(text).not.toMatch(/^class: |^layout: |Click to (add|edit)/m)
  })

  it.each([
    ['BROKEN-password-encrypted.pptx', 'deck_encrypted'],
    ['nine-empty-slides.pptx', 'deck_no_text'],
    ['zero-slides.pptx', 'deck_no_slides'],
  ])('%s is refused as %s', async (fileName, code) => {
    const outcome = importDeck({ fileName, bytes: readFileSync(new URL(fileName, folder)) })
    await expect(outcome).rejects.toSatisfy((error) => error instanceof ImportError && error.code === code)
  })
})
