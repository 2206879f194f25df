import { readdir, readFile } from 'node:fs/promises'
import { LectureNotesSchema } from '@shared/documents/lecture-notes.ts'
import { OutlineSchema } from '@shared/documents/outline.ts'
import { strFromU8, unzipSync } from 'fflate'
import { create } from 'fontkit'
import { describe, expect, it } from 'vitest'
import { outlineToMarkdown } from '@/lib/exporters/outline-markdown'
import { writePrint } from '@/lib/exporters/print'
import { printDeck } from '@/lib/exporters/print/deck'
import { Fonts } from '@/lib/exporters/print/fonts'
import { printLectureNotes } from '@/lib/exporters/print/lecture-notes'
import { breakLines } from '@/lib/exporters/print/lines'
import { printOutline } from '@/lib/exporters/print/outline'
import { writePdf } from '@/lib/exporters/print/pdf'
import { type Block, heading, item, type Printable, paragraphs } from '@/lib/exporters/print/printable'
import { inTurn } from '@/lib/exporters/print/queue'
import { fontOfWoff } from '@/lib/exporters/print/woff'
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
  Korean: '메모리 풀은 확인되지 않은 거래의 캐시이며, 모든 노드는 자신의 것을 가지고 있습니다.',
  Hebrew: 'מאגר הזיכרון הוא מטמון של עסקאות שלא אושרו',
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

it('kanji have the shapes of the language that the text is in', async () => {
  const fontsOf = async (text: string) => {
    const read: string[] = []
    await writePdf({ title: 'Plain', blocks: paragraphs('paragraph', text) }, (path) => {
      if (path.endsWith('.woff')) read.push(path.split('/')[1] ?? '')
      return readFile(`node_modules/${path}`)
    })
    return new Set(read.filter((family) => family !== 'noto-sans'))
  }
  expect(await fontsOf('直接、骨が海にある。')).toEqual(new Set(['biz-udpgothic']))
  expect(await fontsOf('手续费：直接、骨、海。')).toEqual(new Set(['noto-sans-sc']))
  expect(await fontsOf('직접 보는 바다')).toEqual(new Set(['nanum-gothic']))
  // A word of another language changes nothing.
  expect(await fontsOf(`${'手续费较高的交易会保留更长时间。'.repeat(9)}ラーメン`)).toContain('noto-sans-sc')
  const styles = strFromU8(
    unzipSync(await writePrint({ title: '直接、骨が海にある。', blocks: [] }, 'docx', process.cwd()))[
      'word/styles.xml'
    ] ?? new Uint8Array(),
  )
  expect(styles).toContain('w:eastAsia="ja-JP"')
})

it.each([
  'ค่าธรรมเนียมจ่ายสำหรับพื้นที่ในบล็อก',
  'शुल्क ब्लॉक में जगह के लिए दिया जाता है',
])('the fonts have every letter of %s, whose letters are drawn in another order than they are read', async (text) =>
  expect(await pdf({ title: text, blocks: [item(0, text)] })).not.toContain('none of the fonts'))

it('Thai goes on in the next line where a word begins', async () => {
  const sentence = 'ค่าธรรมเนียมจ่ายสำหรับพื้นที่ในบล็อก'
  const starts = new Set(
    [...new Intl.Segmenter('th', { granularity: 'word' }).segment(sentence)].map(({ segment }) => segment),
  )
  const fonts = await Fonts.open((path) => readFile(`node_modules/${path}`), 'zh')
  const lines = await breakLines([{ text: sentence }], { fonts, size: 10, width: 60, onMissing: () => {} })
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.map(({ pieces }) => pieces.map(({ text }) => text).join('')).join('')).toBe(sentence)
  for (const { pieces } of lines) {
    const text = pieces.map((piece) => piece.text).join('')
    expect([...starts].some((word) => text.startsWith(word))).toBe(true)
  }
})

it('every font file of the packages can be read, each of its tables', async () => {
  for (const family of await readdir('node_modules/@fontsource')) {
    const files = `node_modules/@fontsource/${family}/files`
    for (const name of (await readdir(files)).filter((each) =>
      /-(400|700)-(normal|italic)\.woff$/.test(each),
    )) {
      const font = create(fontOfWoff(await readFile(`${files}/${name}`)))
      expect('characterSet' in font && font.characterSet.length, name).toBeGreaterThan(0)
    }
  }
})

it('times beside a text that is read from the right keep their order in Word', async () => {
  const blocks = [item(0, texts.Arabic, '01:15, lines 3, 4')]
  const xml = strFromU8(
    unzipSync(await writePrint({ title: 'T', blocks }, 'docx', process.cwd()))['word/document.xml'] ??
      new Uint8Array(),
  )
  expect(xml).toContain('  \u200e01:15, lines 3, 4\u200e')
})

it('an outline is printed with its sections and what they rest on', async () => {
  const documentId = '7a0c5fd4-2f1f-4a55-9b86-0d6c5a0e8a11'
  const outline = OutlineSchema.parse({
    topic: 'Bread',
    audience: 'Beginners',
    goal: '',
    tone: 'calm',
    slidesAskedFor: 5,
    sources: [{ documentId, type: 'transcript', title: 'A *talk*' }],
    sections: [
      { id: 'a', title: 'Dough', about: '# Flour', slides: 1, rests: [{ documentId, from: 3, to: 4 }] },
      { id: 'b', title: '', about: '', slides: 4, rests: [] },
    ],
    model: { name: 'offline', offline: true },
  })
  const parts = [
    '5 slides in 2 sections',
    'For: Beginners',
    '1. Dough (1 slide)',
    'lines 3 to 4',
    'Untitled section',
  ]
  for (const read of [pdf, docx]) {
    const got = words(await read(printOutline('My outline', outline)))
    for (const part of [...parts, 'A *talk*', 'Flour']) expect(got).toContain(words(part))
    expect(got).not.toContain('#Flour')
    expect(got).not.toContain('Goal')
  }
  const markdown = outlineToMarkdown('My outline', outline)
  for (const part of [...parts, '# My outline', 'A \\*talk\\*', '\\# Flour']) expect(markdown).toContain(part)
})

it('two files are written at a time, the rest in order, and none for whoever has gone', async () => {
  const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<number>())
  const begun: number[] = []
  const gone = new AbortController()
  const all = gates.map(({ promise }, index) =>
    inTurn(
      () => {
        begun.push(index)
        return promise
      },
      index === 2 ? gone.signal : undefined,
    ),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  gone.abort()
  gates[1]?.reject(new Error('broken'))
  await expect(all[1]).rejects.toThrow('broken')
  await expect(all[2]).rejects.toThrow()
  gates[0]?.resolve(0)
  gates[3]?.resolve(3)
  expect(await all[0]).toBe(0)
  expect(await all[3]).toBe(3)
  expect(begun).toEqual([0, 1, 3])
})

it('others are served while a long PDF is written', async () => {
  let served = 0
  const others = setInterval(() => served++, 1)
  const blocks = paragraphs('paragraph', 'A line of a long talk.\n'.repeat(2_000))
  await writePrint({ title: 'T', blocks }, 'pdf', process.cwd())
  clearInterval(others)
  expect(served).toBeGreaterThan(20)
})
