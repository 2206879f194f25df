import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { writePrint } from '@/lib/exporters/print'
import { printDeck } from '@/lib/exporters/print/deck'
import { markdown } from '@/lib/exporters/print/markdown'
import { textOfDocx, textOfPdf } from '../../support/printed-text.ts'

const slide = (title: string, body: string, notes = '') => ({ id: title, title, body, notes, hidden: false })
const deckOf = (...slides: ReturnType<typeof slide>[]) =>
  printDeck('A deck', { format: 'markdown', warnings: [], slides })
const runsOf = (text: string) =>
  markdown('paragraph', text).flatMap((block) => ('runs' in block ? block.runs : []))

const WRITTEN = deckOf(
  slide(
    'Why **fees** matter',
    [
      'Fees are *not* optional. See [the guide](https://example.com/fees) or <https://example.com>.',
      '',
      '- **Pay** early',
      '  - and `often`',
      '- Wait',
      '',
      '9. Count',
      '10. Send',
      '',
      '> Nobody waits gladly.',
      '',
      '| Fee | Wait |',
      '| --- | --- |',
      '| high | *short* |',
      '',
      '```js',
      'if (fee) {',
      '  send()',
      '}',
      '```',
    ].join('\n'),
    'Say it **slowly**.\nThen stop.',
  ),
)

it.each([
  ['Word', async () => textOfDocx(await writePrint(WRITTEN, 'docx', process.cwd()))],
  ['PDF', async () => textOfPdf(await writePrint(WRITTEN, 'pdf', process.cwd()))],
])('%s has what Markdown means and none of its marks', async (_, read) => {
  const text = (await read()).replace(/\s+/g, ' ')
  for (const part of [
    '1. Why fees matter',
    'Fees are not optional. See the guide (https://example.com/fees) or https://example.com.',
    'Pay early',
    'and often',
    'Count',
    '10.',
    'Nobody waits gladly.',
    'if (fee) {',
    'Say it slowly.',
  ])
    expect(text).toContain(part)
  expect(text).not.toMatch(/[*`|>]|\[the guide|- Pay|```/)
})

it('emphasis is set as emphasis in both', async () => {
  const emphasised = deckOf(slide('A slide', 'plain **strong** and *slanted*'))
  const files = unzipSync(await writePrint(emphasised, 'docx', process.cwd()))
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array())
  expect(xml).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*>strong</)
  expect(xml).toMatch(/<w:i\/>(?:(?!<\/w:r>).)*>slanted</)
  const pdf = Buffer.from(await writePrint(emphasised, 'pdf', process.cwd())).toString('latin1')
  expect(pdf).toMatch(/NotoSans-Bold/)
  expect(pdf).toMatch(/NotoSans-Italic/)
})

it('lists keep their depth and their numbers, and a table its columns', () => {
  const blocks = markdown(
    'paragraph',
    '- a\n  - b\n    1. c\n    2. d\n- e\n\n| x | y |\n|---|---|\n| 1 | 2 |',
  )
  expect(blocks).toEqual([
    { kind: 'item', depth: 0, runs: [{ text: 'a' }] },
    { kind: 'item', depth: 1, runs: [{ text: 'b' }] },
    { kind: 'item', depth: 2, mark: '1.', runs: [{ text: 'c' }] },
    { kind: 'item', depth: 2, mark: '2.', runs: [{ text: 'd' }] },
    { kind: 'item', depth: 0, runs: [{ text: 'e' }] },
    { kind: 'table', head: ['x', 'y'], rows: [['1', '2']], widths: [6, 6] },
  ])
})

it.each([
  'It costs 5 * 3 * 2 = 30 € & more',
  'snake_case_names and __init__ stay',
  '<b>tags</b> and &amp; are letters',
  'one line\nand the next',
  '[a] is no link, nor is [b](javascript:alert(1))',
  '    indented by hand',
  'Total\n=====',
  '[1]: https://example.com',
  '$x_1 + y_1$',
])('%j is no Markdown and stays as it was written', (text) => {
  const runs = runsOf(text)
  expect(runs.map((run) => run.text).join('')).toBe(text.trim())
  expect(runs.every(({ bold, italic, faint }) => !bold && !italic && !faint)).toBe(true)
})

it('nothing comes of nothing, and much nesting is no harm', () => {
  expect(markdown('paragraph', ' \n\n ')).toEqual([])
  expect(markdown('quote', 'said\n\nagain').map(({ kind }) => kind)).toEqual(['quote', 'quote'])
  const deep = Array.from({ length: 12 }, (_, level) => `${'  '.repeat(level)}- level ${level}`).join('\n')
  const depths = markdown('paragraph', deep).map((block) => (block.kind === 'item' ? block.depth : null))
  expect(depths.slice(0, 5)).toEqual([0, 1, 2, 3, 3])
  expect(markdown('paragraph', '>'.repeat(5_000)).length).toBeLessThan(2)
})
