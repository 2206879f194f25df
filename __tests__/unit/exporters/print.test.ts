import { LectureNotesSchema } from '@shared/documents/lecture-notes.ts'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writePrint } from '@/lib/exporters/print'
import { printDeck } from '@/lib/exporters/print/deck'
import { printLectureNotes } from '@/lib/exporters/print/lecture-notes'
import { writePdf } from '@/lib/exporters/print/pdf'
import { type Block, heading, item, type Printable, paragraphs } from '@/lib/exporters/print/printable'
import { textOfDocx, textOfPdf } from '../../support/printed-text.ts'

const pdf = async (printable: Printable) => textOfPdf(await writePrint(printable, 'pdf', process.cwd()))
const docx = async (printable: Printable) => textOfDocx(await writePrint(printable, 'docx', process.cwd()))
const words = (text: string) => text.replace(/\s+/g, '')

const rests = { lines: [3, 4], start: 75 }
const notes = LectureNotesSchema.parse({
  transcript: { id: '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11', title: 'A talk' },
  model: { name: 'offline', offline: true },
  summary: 'It is about fees.',
  takeaways: [{ id: 't1', text: 'Pay enough.', lines: [], start: null }],
  sections: [
    { id: 's1', heading: 'Fees', start: 75, points: [{ id: 'p1', text: 'A fee is paid.', ...rests }] },
  ],
  definitions: [{ id: 'd1', term: 'Fee', meaning: 'What one pays.', ...rests }],
  questions: [{ id: 'q1', question: 'What is a fee?', answer: 'A price.', ...rests }],
  leftOut: [{ from: 9, to: 12, start: null, about: 'waiting' }],
})

const texts = {
  English: 'The office — “efficient” and fluffy — costs €5, naïve as it may be.',
  Chinese: '内存池是未确认交易的缓存，每个节点都有自己的内存池。手续费较高的交易会保留更长时间。',
  Japanese: 'メモリプールは未確認トランザクションのキャッシュです。駅前の図書館で気軽に勉強できます。',
  Arabic: 'مقدمة عن رسوم وعقود',
  Russian: 'Комиссия платится за место в блоке.',
}

describe.each([
  ['Word', docx],
  ['PDF', pdf],
])('%s', (_, read) => {
  it('has all of lecture notes: what they rest on, definitions, questions, what was left out', async () => {
    const text = words(await read(printLectureNotes('Fees & more', notes)))
    for (const part of [
      'Fees & more',
      'From: A talk',
      'Drafted by the offline model',
      'It is about fees.',
      'Key takeaways',
      'Pay enough.',
      'Fees (01:15)',
      'A fee is paid.',
      '01:15, lines 3, 4',
      'What one pays.',
      'What is a fee?',
      'A price.',
      'Lines 9 to 12: waiting',
    ]) {
      expect(text).toContain(words(part))
    }
  })

  it.each(Object.entries(texts))('has every letter of %s', async (_language, text) => {
    const blocks = [heading(2, text), item(0, text), ...paragraphs('quote', text)]
    const got = words(await read({ title: text, blocks }))
    expect(got.split(words(text)).length - 1).toBeGreaterThanOrEqual(4)
  })

  it('has every row of a long table, also those with empty cells and very long words', async () => {
    const rows = Array.from({ length: 300 }, (_row, index) => [
      `Row ${index}.`,
      index % 3 ? `Cell ${index}.` : '',
      '',
    ])
    rows.push(['Long', 'x'.repeat(2_000), 'word '.repeat(1_500)])
    const table: Block = { kind: 'table', head: ['Name', 'What', 'Where'], widths: [2, 3, 2], rows }
    const got = words(await read({ title: 'T', blocks: [table] }))
    for (const [name = '', what = ''] of rows.slice(0, 300)) expect(got).toContain(words(name) + words(what))
    // Long words are broken among their neighbours; none of their letters is lost.
    expect(got.split('x').length - 1).toBe(2_000)
    expect(got.split('word').length - 1).toBe(1_500)
  })

  it('takes hostile text as text', async () => {
    const hostile = `a\u0000b\u0008c <w:p>&amp;]]></w:t> "q" \ud800 \ufffe \u202Egnp.exe (x) endstream endobj %%EOF \\`
    const got = words(
      await read({
        title: hostile,
        blocks: [item(0, hostile, hostile), ...paragraphs('paragraph', hostile)],
      }),
    )
    expect(got).toContain('abc<w:p>&amp;]]></w:t>"q"')
    expect(got).toContain('(x)endstreamendobj%%EOF\\')
  })

  it('writes a document that has nothing in it', async () => {
    expect(
      words(await read({ title: '', blocks: [item(0, ''), ...paragraphs('quote', ' \n\n ')] })),
    ).not.toContain('undefined')
  })

  it('writes a deck with its notes', async () => {
    const slide = { id: 'a', title: 'One', body: 'First\nSecond', notes: 'Say it.', hidden: true }
    const got = await read(printDeck('D', { slides: [slide], format: 'markdown', warnings: [] }))
    for (const part of ['1. One', 'Hidden', 'First', 'Second', 'Say it.']) expect(got).toContain(part)
  })
})

it('emoji are drawn, and what no font has is said', async () => {
  const got = await pdf({ title: 'T', blocks: [item(0, 'Party 🎉 and 𓀀')] })
  expect(got).toContain('Party 🎉 and □')
  expect(got).toContain('One character is in none of the fonts of this file')
  expect(await docx({ title: 'T', blocks: [item(0, 'Party 🎉 and 𓀀')] })).toContain('Party 🎉 and 𓀀')
})

it('Word is told what is read from the right', async () => {
  const bytes = await writePrint({ title: 'T', blocks: [item(0, texts.Arabic)] }, 'docx', process.cwd())
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  expect(xml).toContain('<w:bidi/>')
  expect(xml).toContain('<w:rtl/>')
})

it('only the fonts that a text needs are read, and a font that cannot be read is an error', async () => {
  const read: string[] = []
  const { readFile } = await import('node:fs/promises')
  await writePdf({ title: 'Plain', blocks: [] }, (path) => {
    read.push(path)
    return readFile(`node_modules/${path}`)
  })
  expect(read.filter((path) => path.endsWith('.woff'))).toEqual([
    '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff',
    '@fontsource/noto-sans/files/noto-sans-latin-700-normal.woff',
  ])
  const broken = writePdf({ title: 'Plain', blocks: [] }, (path) =>
    path.endsWith('.woff') ? Promise.reject(new Error('gone')) : readFile(`node_modules/${path}`),
  )
  await expect(broken).rejects.toThrow('gone')
})

it('others are served while a long PDF is written', async () => {
  let served = 0
  const others = setInterval(() => served++, 1)
  const blocks = paragraphs('paragraph', 'A line of a long talk.\n'.repeat(2_000))
  await writePrint({ title: 'T', blocks }, 'pdf', process.cwd())
  clearInterval(others)
  expect(served).toBeGreaterThan(20)
})
