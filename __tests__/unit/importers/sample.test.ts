import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sampleDeck } from '@/lib/sample'
import { theQuietFunnel } from '@/lib/sample/the-quiet-funnel.gen'

describe('the sample deck', () => {
  it('has 62 slides with titles, notes on many of them, and nothing to warn of', async () => {
    const { title, deck } = await sampleDeck()
    expect(title).toBe('The Quiet Funnel: from what you know to what they need')
    expect(deck.slides).toHaveLength(62)
    expect(deck.slides.every((slide) => slide.title !== '')).toBe(true)
    expect(deck.slides.filter((slide) => slide.notes !== '').length).toBeGreaterThan(25)
    expect(deck).toMatchObject({ format: 'marp', fileName: 'the-quiet-funnel.md', warnings: [] })
  })

  it('is carried by a module that says what the file says', () => {
    const file = readFileSync(new URL('../../../lib/sample/the-quiet-funnel.md', import.meta.url), 'utf8')
    expect(theQuietFunnel).toBe(file)
  })
})
