import { z } from 'zod'

/** A language of stories: what it is called, the letters it is written in, and their name. */
interface Language {
  name: string
  script: string
  letters: RegExp
}

const latin = (name: string): Language => ({ name, script: 'Latin', letters: /\p{Script=Latin}/gu })

export const LANGUAGES = {
  ja: {
    name: 'Japanese',
    script: 'Japanese',
    letters: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu,
  },
  en: latin('English'),
  de: latin('German'),
  es: latin('Spanish'),
  fr: latin('French'),
  it: latin('Italian'),
  ko: { name: 'Korean', script: 'Hangul', letters: /\p{Script=Hangul}/gu },
  nl: latin('Dutch'),
  pl: latin('Polish'),
  pt: latin('Portuguese'),
  ru: { name: 'Russian', script: 'Cyrillic', letters: /\p{Script=Cyrillic}/gu },
  sv: latin('Swedish'),
  tr: latin('Turkish'),
  uk: { name: 'Ukrainian', script: 'Cyrillic', letters: /\p{Script=Cyrillic}/gu },
  vi: latin('Vietnamese'),
  zh: { name: 'Chinese', script: 'Chinese', letters: /\p{Script=Han}/gu },
} as const satisfies Record<string, Language>

export type LanguageCode = keyof typeof LANGUAGES
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as [LanguageCode, ...LanguageCode[]]
export const LanguageCodeSchema = z.enum(LANGUAGE_CODES)

/** Whether more than half of the letters of a text are those of the language; true where it has none. */
export function isWrittenIn(text: string, language: LanguageCode): boolean {
  const all = text.match(/[\p{L}ー]/gu)?.length ?? 0
  if (all === 0) return true
  // Japanese without kana is Chinese.
  if (language === 'ja' && all > 12 && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return false
  return (text.match(LANGUAGES[language].letters)?.length ?? 0) * 2 > all
}

/** What a language is called in English; of one that is none of ours, its code. */
export function languageName(code: string): string {
  return Object.hasOwn(LANGUAGES, code) ? LANGUAGES[code as LanguageCode].name : code
}
