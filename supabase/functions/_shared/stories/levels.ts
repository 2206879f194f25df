import { z } from 'zod'
import type { LanguageCode } from './languages.ts'

export const JLPT_LEVELS = ['N5', 'N4', 'N3', 'N2', 'N1'] as const
export const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const
export const PLAIN_LEVELS = ['Beginner', 'Intermediate', 'Advanced'] as const

export const LEVELS = [...JLPT_LEVELS, ...CEFR_LEVELS, ...PLAIN_LEVELS] as const
export const LevelSchema = z.enum(LEVELS)
export type Level = z.infer<typeof LevelSchema>

/** The levels that a language can be asked for: the scale that is used for it, and three plain words. */
export function levelsOf(language: LanguageCode): readonly Level[] {
  return [...(language === 'ja' ? JLPT_LEVELS : CEFR_LEVELS), ...PLAIN_LEVELS]
}

/** How many segments a story has, and how many sentences each of them. */
export const LENGTHS = { short: 5, medium: 10, long: 18 } as const
export const LengthSchema = z.enum(['short', 'medium', 'long'])
export type Length = z.infer<typeof LengthSchema>
export const SENTENCES = { min: 2, max: 4 } as const

/** What a level means to whoever writes: words and grammar. */
export const LEVEL_WORDS: Record<Level, string> = {
  N5: 'JLPT N5: the first 100 kanji and 800 words; です and ます, て-form, ～たい, ～ましょう; one clause a sentence',
  N4: 'JLPT N4: about 300 kanji and 1,500 words; plain and polite form, potential, ～たら, ～と思います, giving and receiving',
  N3: 'JLPT N3: about 650 kanji and 3,700 words; passive, causative, ～ように, ～ことにする, two or three clauses a sentence',
  N2: 'JLPT N2: about 1,000 kanji and 6,000 words; written style, ～わけだ, ～ものの, ～に違いない',
  N1: 'JLPT N1: 2,000 kanji and 10,000 words; any grammar of good prose',
  A1: 'CEFR A1: the most frequent words, present tense, short main clauses',
  A2: 'CEFR A2: everyday words, simple past and future, clauses joined with and, but, because',
  B1: 'CEFR B1: common words, all usual tenses, simple subordinate clauses',
  B2: 'CEFR B2: a broad vocabulary, any usual grammar, some idiom',
  C1: 'CEFR C1: rich vocabulary and long sentences, as a good newspaper has them',
  C2: 'CEFR C2: literary prose without limits',
  Beginner: 'beginner: the most frequent words and the simplest grammar, short sentences',
  Intermediate: 'intermediate: common words and all usual grammar',
  Advanced: 'advanced: the vocabulary and grammar of good prose',
}
