import { LANGUAGE_CODES, LANGUAGES, type LanguageCode } from '@shared/stories/languages.ts'
import { LENGTHS, type Length, type Level, levelsOf } from '@shared/stories/levels.ts'
import type { SelectOption } from '@/components/ui/select'

const DETAILS: Partial<Record<Level, string>> = {
  N5: 'The first words and 100 kanji',
  N4: 'Everyday words, 300 kanji',
  N3: 'Common words, 650 kanji',
  N2: 'Newspapers, 1,000 kanji',
  N1: 'Almost anything',
  A1: 'The first words',
  A2: 'Everyday words',
  B1: 'Common words',
  B2: 'A broad vocabulary',
  C1: 'Newspapers and novels',
  C2: 'Anything',
}

export const levelOptions = (language: LanguageCode): SelectOption[] =>
  levelsOf(language).map((level) => ({
    value: level,
    label: level,
    ...(DETAILS[level] && { detail: DETAILS[level] }),
  }))

export const languageOptions: SelectOption[] = LANGUAGE_CODES.map((code) => ({
  value: code,
  label: LANGUAGES[code].name,
}))

export const lengthOptions: SelectOption[] = (Object.keys(LENGTHS) as Length[]).map((length) => ({
  value: length,
  label: length.charAt(0).toUpperCase() + length.slice(1),
  detail: `${LENGTHS[length]} segments of 2 to 4 sentences`,
}))
