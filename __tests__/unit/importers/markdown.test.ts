import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importDeck } from '@/lib/importers'

const folder = new URL('../../fixtures/decks/', import.meta.url)

/** A fixture as it comes out: title, body, notes and, for hidden ones, the mark. */
async function readFixture(fileName: string) {
  const { title, deck } = await importDeck({ fileName, bytes: readFileSync(new URL(fileName, folder)) })
  const slides = deck.slides.map(({ title: slideTitle, body, notes, hidden }) => ({
    title: slideTitle,
    body,
    ...(notes ? { notes } : {}),
    ...(hidden ? { hidden } : {}),
  }))
  return { title, format: deck.format, slides, warnings: deck.warnings }
}

describe('Markdown decks', () => {
  it('Marp: rulers, directives, notes, pictures that only decorate, headings with a line under them', async () => {
    expect(await readFixture('marp.md')).toEqual({
      title: 'Bread: a talk',
      format: 'marp',
      slides: [
        { title: 'Bread a small loaf', body: 'A talk in `code` and bold', notes: 'Say hello.\n\n- Smile' },
        { title: 'The oven', body: 'Text under it[^1], see the book.' },
        { title: 'Setext heading', body: '```yaml\n---\nnot: a separator\n---\n```\n\nnot a ruler above' },
        { title: '', body: '' },
      ],
      warnings: ['Slide 4 holds only a picture.'],
    })
  })

  it('Slidev: settings, imports, notes at the end, Vue tags, code in longer fences, math', async () => {
    expect(await readFixture('slidev.md')).toEqual({
      title: 'Knives & stones',
      format: 'slidev',
      slides: [
        {
          title: 'Knives',
          body: 'Press to go on\n\nText after it and',
          notes: 'Show the edge.\n\nThen the burr.',
        },
        { title: 'Two columns', body: 'left\n\n```ts\nconst a: Array<string> = []\n```', hidden: true },
        { title: 'Only settings give the title', body: '- one\n- two' },
        {
          title: '',
          body: '````md\n```yaml\n---\ntheme: x\n---\n```\n````\n\n$$\na_1 \\\\ b_2\n$$\n\nCosts $5 and $10, but $x_1 * y_1$ is math.',
        },
      ],
      warnings: [
        'The imported slides (src: ./pages/more.md) are in another file, which is not part of this upload.',
        'The code snippet @/snippets/a.ts is in another file, which is not part of this upload.',
        '1 hidden slide is kept but gets no script.',
      ],
    })
  })

  it('reveal.js Markdown: slides below slides, notes, attributes in comments', async () => {
    expect(await readFixture('reveal.md')).toEqual({
      title: 'Grinding',
      format: 'reveal',
      slides: [
        { title: 'Stones', body: '- Coarse\n- Fine', notes: 'begin slowly.\n\nSecond paragraph of notes.' },
        { title: 'Water', body: '' },
        { title: 'Below water', body: '', notes: 'Ask: who soaks?' },
        { title: 'Spare', body: '```js\n// Note: this is code\n---\n```', hidden: true },
      ],
      warnings: ['1 hidden slide is kept but gets no script.'],
    })
  })

  it('a reveal.js page: nested sections, Markdown inside, never scripts or styles', async () => {
    expect(await readFixture('reveal.html')).toEqual({
      title: 'Stones & water',
      format: 'reveal',
      slides: [
        { title: 'Stones', body: 'A short talk', notes: 'Smile.' },
        { title: 'Spare', body: '', hidden: true },
        { title: 'Water', body: '- cold', notes: 'not too much' },
        { title: 'Oil', body: '' },
        {
          title: 'List',
          body: '- one\n- two\n  - deep\n\n```\nif (a < b) {\n  go()\n}\n```\n\nA | B\n1 | 2\n\n[image: A stone]',
        },
      ],
      warnings: [
        'The slides in other.md are in another file, which is not part of this upload.',
        '1 hidden slide is kept but gets no script.',
      ],
    })
  })

  it('remark: layouts, steps of one slide, properties, classes, notes, brackets at fences', async () => {
    expect(await readFixture('remark.md')).toEqual({
      title: 'Yeast',
      format: 'remark',
      slides: [
        {
          title: 'Yeast',
          body: 'Bread school\n\n- fast\n- warm water\n  ```js\n  const a = [1, 2]\n  ```',
          notes: 'Ask who bakes.',
        },
        { title: 'Steps', body: 'Bread school\n\n1. Mix\n2. Wait\n3. Fold with arr[0] and `.code[x]`' },
        { title: 'Spare {{name}}', body: '.unclosed[ stays', hidden: true },
        { title: 'After a fence', body: '```bash\nls\n---\n```' },
      ],
      warnings: ['1 hidden slide is kept but gets no script.'],
    })
  })

  it('Pandoc: title block, slide level, notes, columns, pauses, attributes', async () => {
    expect(await readFixture('pandoc.md')).toEqual({
      title: 'A long title on two lines',
      format: 'pandoc',
      slides: [
        { title: 'A long title on two lines', body: 'Ann Baker; Bo Miller\n\n1 May 2026' },
        { title: 'Morning', body: '' },
        {
          title: 'Rising',
          body: '- Wake up\n- Eat\n\nThen go out. [image: A door]',
          notes: 'Speak slowly.\n\nAnd wait.',
        },
        { title: 'Columns', body: 'Left\n\nRight' },
        { title: '', body: 'No heading here' },
        { title: 'Evening', body: '' },
        { title: 'Sleeping', body: '> Good night' },
      ],
      warnings: [],
    })
  })

  it('outlines of headings, of bullets and of indented lines', async () => {
    expect((await readFixture('outline.md')).slides).toEqual([
      { title: 'The plan', body: 'Two lines about\nthe plan.' },
      { title: 'First step', body: '- one\n  - deeper\n\n### Detail\n\nText' },
      {
        title: 'Second step',
        body: '| a | b |\n| --- | --- |\n| 1 | 2 |',
        notes: 'remember the handout',
      },
    ])
    expect(await readFixture('bullets.md')).toMatchObject({
      title: 'My talk',
      slides: [
        { title: 'My talk', body: '' },
        { title: 'Opening', body: '- Who we are\n- Why now' },
        { title: 'Problem', body: 'It is slow.' },
        { title: 'Ask', body: '' },
      ],
    })
    expect((await readFixture('indented.txt')).slides).toEqual([
      { title: 'Opening', body: '- Who we are\n- Why now\n  - The market moved' },
      { title: 'Problem', body: '- Too slow\n  - Three days' },
      { title: 'Ask', body: '' },
    ])
  })
})
