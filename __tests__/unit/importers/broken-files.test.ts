import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ImportError, importDeck } from '@/lib/importers'
import { buildPptx, deckFiles, pack, picture, placeholder, textBox } from '../../fixtures/decks/build-pptx'

/** The error that an import ends with. */
async function refusal(bytes: Uint8Array, fileName = 'deck.pptx'): Promise<ImportError> {
  const error = await importDeck({ fileName, bytes }).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof ImportError)) throw new Error('expected the import to be refused', { cause: error })
  return error
}

const one = [{ shapes: placeholder('title', 'One') }]
const ole = (name: string) =>
  new Uint8Array([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Buffer.alloc(504),
    ...Buffer.from(name, 'utf16le'),
  ])

describe('files that cannot become a deck', () => {
  it.each([
    ['no bytes', new Uint8Array(), 'file_empty'],
    ['white space', strToU8(' \n\t\n'), 'file_empty'],
    ['a password', ole('EncryptedPackage'), 'deck_encrypted'],
    ['PowerPoint 97', ole('PowerPoint Document'), 'deck_legacy_ppt'],
    ['an old Word file', ole('WordDocument'), 'unsupported_format'],
    ['a PDF', strToU8('%PDF-1.7\n%âãÏÓ'), 'unsupported_format'],
    ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'unsupported_format'],
    [
      'bytes of a program',
      new Uint8Array(5_000).map((_, index) => (index * 7919) % 256),
      'unsupported_format',
    ],
    [
      'a Word document',
      zipSync({ 'word/document.xml': strToU8('<w/>'), '[Content_Types].xml': strToU8('<T/>') }),
      'unsupported_format',
    ],
    ['a Keynote deck', zipSync({ 'Index/Document.iwa': strToU8('x') }), 'unsupported_format'],
    ['a zip of pictures', zipSync({ 'a.png': strToU8('x') }), 'unsupported_format'],
    ['an empty zip', zipSync({}), 'unsupported_format'],
    ['no slides', buildPptx([]), 'deck_no_slides'],
    ['pictures only', buildPptx([{ shapes: picture() }, { shapes: picture() }]), 'deck_no_text'],
    ['empty placeholders only', buildPptx([{ shapes: placeholder('title', '') }]), 'deck_no_text'],
    [
      '301 slides',
      buildPptx(Array.from({ length: 301 }, () => ({ shapes: textBox('x') }))),
      'deck_too_many_slides',
    ],
    [
      '301 Markdown slides',
      strToU8(Array.from({ length: 301 }, (_, index) => `# ${index}`).join('\n\n---\n\n')),
      'deck_too_many_slides',
    ],
    [
      'a web page without slides',
      strToU8('<!doctype html><html><body><p>Hello</p></body></html>'),
      'unsupported_format',
    ],
    ['comments only', strToU8('---\nmarp: true\n---\n\n<style>h1 { color: red }</style>\n'), 'deck_no_text'],
  ])('%s', async (_name, bytes, code) => {
    const error = await refusal(bytes)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/^[A-Z].*\.$/s)
  })

  it('more than 20 MB, with the size in the sentence', async () => {
    const error = await refusal(new Uint8Array(20 * 1024 * 1024 + 1))
    expect(error.code).toBe('file_too_large')
    expect(error.message).toContain('20.1 MB')
  })

  it('more text than a deck may hold', async () => {
    const error = await refusal(strToU8(`# Long\n\n${'word '.repeat(300_000)}`), 'long.md')
    expect(error.code).toBe('deck_too_much_text')
  })

  it('a missing slide part', async () => {
    const files = deckFiles(one)
    delete files['ppt/slides/slide1.xml']
    expect((await refusal(pack(files))).code).toBe('deck_corrupt')
  })

  it('XML that is not well-formed', async () => {
    const files = deckFiles(one)
    files['ppt/slides/slide1.xml'] = '<p:sld><p:cSld>'
    expect((await refusal(pack(files))).code).toBe('deck_corrupt')
  })

  it('entities that multiply, or that name a file', async () => {
    for (const doctype of [
      '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
      '<!DOCTYPE p [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
    ]) {
      const files = deckFiles(one)
      files['ppt/slides/slide1.xml'] = `${doctype}${files['ppt/slides/slide1.xml']?.replace('One', '&c;')}`
      expect((await refusal(pack(files))).code).toBe('deck_corrupt')
    }
  })

  it('a part that unpacks to more than a deck needs', async () => {
    const files = deckFiles(one)
    const bomb = pack({ ...files, 'ppt/slides/slide1.xml': new Uint8Array(41 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(100_000)
    expect((await refusal(bomb)).code).toBe('deck_unpacks_too_large')
  })

  it('a part that says it is small and is not', async () => {
    const bomb = pack({ ...deckFiles(one), 'ppt/slides/slide1.xml': new Uint8Array(8 * 1024 * 1024) })
    // The uncompressed size stands in the local header and in the central directory; both are made to lie.
    const view = Buffer.from(bomb)
    const size = Buffer.alloc(4)
    size.writeUInt32LE(8 * 1024 * 1024)
    for (let at = view.indexOf(size); at !== -1; at = view.indexOf(size, at + 4))
      view.writeUInt32LE(1_000, at)
    expect((await refusal(view)).code).toBe('deck_corrupt')
  })

  it('relationships that climb out of the file', async () => {
    const files = deckFiles(one)
    files['ppt/_rels/presentation.xml.rels'] =
      files['ppt/_rels/presentation.xml.rels']?.replace('slides/slide1.xml', '../../../../etc/passwd') ?? ''
    expect((await refusal(pack(files))).code).toBe('deck_corrupt')
  })

  it('entry names that climb out of the file', async () => {
    expect((await refusal(pack({ ...deckFiles(one), '../../evil.xml': 'x' }))).code).toBe('deck_corrupt')
  })

  it('a deck cut off anywhere', async () => {
    const whole = buildPptx([
      { shapes: placeholder('title', 'One') + textBox('word '.repeat(400)), notes: 'n' },
      { shapes: textBox('two') },
    ])
    for (let length = 4; length < whole.length; length += 97) {
      const error = await refusal(whole.subarray(0, length))
      expect(error.code).toMatch(/^(deck_corrupt|unsupported_format)$/)
    }
  })

  it('a deck with any byte changed either imports or is refused with a code', async () => {
    const whole = buildPptx([{ shapes: placeholder('title', 'One') + textBox('Two'), notes: 'n' }])
    for (let index = 0; index < whole.length; index += 31) {
      const changed = whole.slice()
      changed[index] = (changed[index] ?? 0) ^ 0xff
      const outcome = await importDeck({ fileName: 'x.pptx', bytes: changed }).catch(
        (error: unknown) => error,
      )
      expect(
        outcome instanceof ImportError ||
          (outcome !== null && typeof outcome === 'object' && 'deck' in outcome),
      ).toBe(true)
    }
  })
})
