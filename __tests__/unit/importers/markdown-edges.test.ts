import { describe, expect, it } from 'vitest'
import { importDeck } from '@/lib/importers'

const read = (text: string | Uint8Array, fileName = 'deck.md') =>
  importDeck({ fileName, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text })
const titles = async (text: string) => (await read(text)).deck.slides.map((slide) => slide.title)

describe('what people write in Markdown decks', () => {
  it('divides at headings when Marp is told to, by front matter or by a comment', async () => {
    expect(await titles('---\nmarp: true\nheadingDivider: 2\n---\n\n# A\n\ntext\n\n## B\n\n### C\n')).toEqual(
      ['A', 'B'],
    )
    expect(
      await titles('---\nmarp: true\n---\n\n<!-- headingDivider: [1, 3] -->\n\n# A\n\n## B\n\n### C\n'),
    ).toEqual(['A', 'C'])
  })

  it('survives a fence and a comment that are never closed', async () => {
    expect(
      await titles('# A\n\n```js\nlet a\n\n---\n\n# B\n\n<!-- .slide: x -->\n\n---\n\n# C\n\n???\nn\n'),
    ).toEqual(['A', 'B', 'C'])
  })

  it('takes nothing for a separator inside longer fences, lists and comments', async () => {
    const text =
      '# A\n\n````\n```\n---\n```\n````\n\n- item\n\n  ```\n  ---\n  ```\n\n<!--\n---\n-->\n\n---\n\n# B\n\nx\n'
    expect(await titles(text)).toEqual(['A', 'B'])
  })

  it('reads front matter that is not quite YAML', async () => {
    const { title, deck } = await read(
      '---\nmarp: true\ntitle: Bread: a talk\ntheme: [unclosed\n---\n\n# One\n',
    )
    expect([title, deck.format, deck.slides.length]).toEqual(['Bread: a talk', 'marp', 1])
  })

  it('does not take a first ruler for front matter', async () => {
    expect(await titles('---\n\n# One\n\n---\n\n# Two\n')).toEqual(['One', 'Two'])
    expect(await titles('---\n# One\n\n---\n# Two\n')).toEqual(['One', 'Two'])
  })

  it('resolves link references that stand on the last slide', async () => {
    const { deck } = await read('# A\n\nSee [the book][b].\n\n---\n\n# B\n\n[b]: https://example.org\n')
    expect(deck.slides[0]?.body).toBe('See the book.')
  })

  it('drops pictures that are written into the text, and keeps their description', async () => {
    const data = `data:image/png;base64,${'A'.repeat(2_000_000)}`
    const { deck } = await read(
      `# A\n\n![The oven](${data})\n\n---\n\n# B\n\n<img src="${data}" alt="A loaf">\n`,
    )
    expect(deck.slides.map((slide) => slide.body)).toEqual(['[image: The oven]', '[image: A loaf]'])
  })

  it('never lets HTML through', async () => {
    const { deck } = await read(
      '# A <script>alert(1)</script>\n\n<img src=x onerror="alert(1)">\n\n<div onclick="x()">Text <b>bold</b> &amp; more</div>\n\n<iframe src="x">no</iframe>\n\n<style>\nb {}\n\n</style>\n\na <svg><path d="M0"/></svg> b\n',
    )
    expect(deck.slides[0]).toMatchObject({ title: 'A', body: 'Text bold & more\n\na b' })
  })

  it('tells the dialects apart by what stands in them', async () => {
    const formats = await Promise.all(
      [
        '<!-- _class: lead -->\n\n# A\n\n---\n\n# B\n',
        '# A\n\n---\nlayout: center\n---\n\n# B\n',
        'class: center\n\n# A\n\n---\nclass: middle\n\n# B\n\n--\n\nmore\n',
        '# A\n\n---\n\n## B\n\n--\n\n## C\n\nNote: hi\n',
        '---\ntitle: T\nformat: revealjs\n---\n\n## A\n\ntext\n\n## B\n\ntext\n',
        '# A\n\ntext\n\n# B\n\ntext\n',
      ].map(async (text) => (await read(text)).deck.format),
    )
    expect(formats).toEqual(['marp', 'slidev', 'remark', 'reveal', 'pandoc', 'markdown'])
  })

  it('reads every encoding that text is saved in', async () => {
    const text = '# Größe – 包丁\n\nText\n'
    const utf16 = (littleEndian: boolean, mark: boolean) => {
      const units = [...(mark ? '\ufeff' : ''), ...text].join('')
      const bytes = new Uint8Array(units.length * 2)
      const view = new DataView(bytes.buffer)
      for (let index = 0; index < units.length; index++)
        view.setUint16(index * 2, units.charCodeAt(index), littleEndian)
      return bytes
    }
    const all = [new TextEncoder().encode(`\ufeff${text}`), utf16(true, true), utf16(false, true)]
    for (const bytes of all) expect((await read(bytes)).deck.slides[0]?.title).toBe('Größe – 包丁')
    const western = await read(
      new Uint8Array([0x23, 0x20, 0x47, 0x72, 0xf6, 0xdf, 0x65, ...Buffer.from('\n\nplain text here\n')]),
    )
    expect(western.deck.slides[0]?.title).toBe('Größe')
    expect(western.deck.warnings[0]).toContain('Windows-1252')
  })

  it('reads every kind of line end', async () => {
    for (const end of ['\r\n', '\r', '\n']) {
      expect(await titles(['# A', '', '---', '', '# B', ''].join(end))).toEqual(['A', 'B'])
    }
  })

  it('cuts what is too long for a slide, never through a character, and says so', async () => {
    const { deck } = await read(`# ${'🍞'.repeat(400)}\n\n${'é🍞 '.repeat(8_000)}\n`)
    expect(deck.slides[0]?.title.length).toBeLessThanOrEqual(500)
    expect(deck.slides[0]?.body.length).toBeLessThanOrEqual(20_000)
    expect(deck.slides[0]?.title.isWellFormed() && deck.slides[0]?.body.isWellFormed()).toBe(true)
    expect(deck.warnings).toEqual(['Slide 1 was too long: the end of the text was left out.'])
  })

  it('names the deck by its file when nothing else does, without the path', async () => {
    const { title, deck } = await read('- a\n\n---\n\n- b\n', '/tmp/../our_spring-plan.slides.md')
    expect(title).toBe('our spring plan.slides')
    expect(deck.fileName).toBe('our_spring-plan.slides.md')
  })

  it('keeps no control characters and no half characters', async () => {
    const { deck } = await read('# A\u0007\u001b[31m\n\nzero\u200bwidth \u{1f469}\u200d\u{1f373}\n')
    expect(deck.slides[0]).toMatchObject({ title: 'A[31m', body: 'zerowidth \u{1f469}\u200d\u{1f373}' })
  })
})
