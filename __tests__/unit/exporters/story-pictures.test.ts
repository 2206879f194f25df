import { EpubCheck } from '@likecoin/epubcheck-ts'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeEpub } from '../../../lib/exporters/epub/index.ts'
import type { ExportedPicture } from '../../../lib/exporters/pictures.ts'
import { writePrint } from '../../../lib/exporters/print/index.ts'
import { printStory } from '../../../lib/exporters/print/story.ts'
import { StoryFileSchema } from '../../../supabase/functions/_shared/documents/story.ts'
import { png } from '../../support/png.ts'
import { textOfDocx, textOfPdf } from '../../support/printed-text.ts'
import { japaneseStory } from '../../support/stories.ts'

/** The smallest WebP there is: one pixel, without loss. */
const WEBP = Uint8Array.from(atob('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='), (character) =>
  character.charCodeAt(0),
)
const picture = (segmentId: string, given: Partial<ExportedPicture> = {}): [string, ExportedPicture] => [
  segmentId,
  {
    segmentId,
    alt: `What ${segmentId} shows.`,
    type: 'image/png',
    width: 96,
    height: 64,
    bytes: png(96, 64),
    ...given,
  },
]
const pictures = new Map([
  picture('segment-1'),
  picture('segment-3', { type: 'image/webp', bytes: WEBP, width: 1, height: 1, alt: '</figure> & "this"' }),
  picture('segment-99'),
])
const book = {
  id: '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11',
  title: '町のパン',
  changedAt: '2026-11-27T20:00:00.123+00:00',
  story: japaneseStory,
  pictures,
}

describe('a book with pictures', () => {
  it('is valid, with each before its text, its words, and the first as its cover', async () => {
    const bytes = writeEpub(book)
    const { messages } = await EpubCheck.validate(bytes)
    expect(messages.filter(({ severity }) => severity !== 'info')).toEqual([])
    const files = unzipSync(bytes)
    const text = strFromU8(files['EPUB/story.xhtml'] ?? new Uint8Array())
    expect(text).toMatch(
      /<figure><img src="picture-1\.png" alt="What segment-1 shows\." xml:lang="en" lang="en"\/><\/figure><p><ruby>田中/,
    )
    expect(text).toContain('src="picture-2.webp" alt="&#60;/figure&#62; &#38; &#34;this&#34;"')
    expect(text).not.toContain('segment-99')
    expect(strFromU8(files['EPUB/package.opf'] ?? new Uint8Array())).toContain(
      'href="picture-1.png" media-type="image/png" properties="cover-image"',
    )
    expect(files['EPUB/picture-1.png']).toEqual(png(96, 64))
  })
})

describe('a printed story with pictures', () => {
  const printable = printStory('町のパン', japaneseStory, pictures)

  it('has each before its text, and none of a segment that is not there', () => {
    const kinds = printable.blocks.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'picture')).toHaveLength(2)
    expect(kinds.slice(2, 5)).toEqual(['picture', 'paragraph', 'quote'])
  })

  it('is a Word file that shows them and says what they show; what Word cannot show is said in words', async () => {
    const bytes = await writePrint(printable, 'docx', process.cwd())
    const files = unzipSync(bytes)
    expect(
      Object.keys(files).filter((name) => name.startsWith('word/media/') && name.endsWith('.png')),
    ).toHaveLength(1)
    expect(strFromU8(files['word/document.xml'] ?? new Uint8Array())).toContain(
      'descr="What segment-1 shows."',
    )
    expect(textOfDocx(bytes)).toContain('[</figure> & "this"]')
  })

  it('is a PDF with each and its words; one that is broken leaves its words', async () => {
    const whole = await writePrint(printable, 'pdf', process.cwd())
    expect(
      Buffer.from(whole)
        .toString('latin1')
        .match(/\/Subtype \/Image/g),
    ).toHaveLength(1)
    const words = await textOfPdf(whole)
    expect(words).toContain('What segment-1 shows.')
    expect(words).toContain('</figure> & "this"')
    const broken = new Map([picture('segment-1', { bytes: png(96, 64).slice(0, 60) })])
    const other = await writePrint(printStory('町のパン', japaneseStory, broken), 'pdf', process.cwd())
    expect(await textOfPdf(other)).toContain('What segment-1 shows.')
  })
})

it('a story as JSON may state pictures, and what it says of them is held to what pictures are', () => {
  const stated = { segmentId: 's', style: 'ink', alt: 'A cat.', type: 'image/png', width: 9, height: 9 }
  const file = (pictures: unknown) => StoryFileSchema.safeParse({ title: 'T', ...japaneseStory, pictures })
  expect(file([stated]).success).toBe(true)
  expect(file(undefined).success).toBe(true)
  expect(file([{ ...stated, type: 'text/html' }]).success).toBe(false)
  expect(file([{ ...stated, alt: 'x'.repeat(1_000) }]).success).toBe(false)
})
