import { JourneySchema } from '@shared/documents/journey.ts'
import { emptyStage } from '@shared/kinds/journey_from_transcript/assemble.ts'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { journeyToSvg } from '@/lib/exporters/journey-svg'
import { wrapText } from '@/lib/exporters/wrap-text'

/** Letters of 7 pixels, Chinese and Japanese ones of 13. */
const wide = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 13 : 7), 0)

describe('text in a column', () => {
  it('breaks between words, and Chinese without any', () => {
    expect(wrapText('one two three four', 70, wide)).toEqual(['one two', 'three four'])
    const lines = wrapText('用户在网站上选择登录方式，然后用手机确认身份。', 100, wide)
    expect(lines.join('')).toBe('用户在网站上选择登录方式，然后用手机确认身份。')
    expect(lines.length).toBeGreaterThan(2)
    for (const line of lines) {
      expect(wide(line)).toBeLessThanOrEqual(100)
      expect(line).not.toMatch(/^[，。]/)
    }
  })

  it('breaks a word that is wider than the column, and loses nothing of it', () => {
    const word = 'https://example.org/a-very-long-address-without-any-space'
    expect(wrapText(word, 70, wide).join('')).toBe(word)
    expect(wrapText('', 70, wide)).toEqual([])
  })
})

describe('a journey as SVG', () => {
  const entry = (text: string) => ({ id: text, text, sources: [] })
  const journey = JourneySchema.parse({
    about: { text: 'A & B', sources: [] },
    transcripts: [],
    model: { name: 'm', offline: false },
    stages: [
      {
        ...emptyStage('a', 'Storm <begins>'),
        steps: [entry('Access damage')],
        feelings: [{ ...entry('afraid'), score: -2 }],
      },
      { ...emptyStage('b', '选择登录'), touchpoints: [entry('\u0000page "one"')] },
    ],
  })
  const { svg, width, height } = journeyToSvg('The way', journey, { measure: wide, fontFace: '@font-face{}' })

  it('is well formed, with the grid, the curve and the font in it', () => {
    const texts: string[] = []
    let circles = 0
    const parser = new SaxesParser()
    parser.on('text', (text) => texts.push(text))
    parser.on('opentag', ({ name }) => {
      if (name === 'circle') circles += 1
    })
    parser.on('error', (error) => {
      throw error
    })
    parser.write(svg).close()
    expect(texts).toEqual(
      expect.arrayContaining(['1. Storm <begins>', 'Access damage', '−2', 'A & B', '@font-face{}']),
    )
    expect(texts.join('')).toContain('选择登录')
    expect(circles).toBe(1)
    expect(width).toBeGreaterThanOrEqual(600)
    expect(height).toBeGreaterThan(400)
  })
})
