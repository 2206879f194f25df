import type { Story, StorySegment, Vocabulary } from '../../supabase/functions/_shared/documents/story.ts'
import { LANGUAGES } from '../../supabase/functions/_shared/stories/languages.ts'
import { layoutSegment } from '../../supabase/functions/_shared/stories/layout.ts'

/** A text with its readings in brackets after what they belong to: 食（た）べる. */
export function withReadings(segment: StorySegment): { text: string; reading: boolean }[] {
  const pieces = layoutSegment(segment).flatMap(({ spans }) => spans.flatMap((span) => span.pieces))
  return pieces.flatMap(({ text, reading }) =>
    reading === null
      ? [{ text, reading: false }]
      : [
          { text, reading: false },
          { text: `（${reading}）`, reading: true },
        ],
  )
}

/** What a story is: its language, level and what it is translated to. */
export function storyFacts({
  language,
  level,
  translationLanguage,
}: Pick<Story, 'language' | 'level' | 'translationLanguage'>) {
  return `${LANGUAGES[language].name}, ${level} · translated to ${LANGUAGES[translationLanguage].name}`
}

/** A word as a list of words has it. */
export function wordLine({ word, reading, meaning }: Vocabulary): string {
  return `${word}${reading === '' ? '' : `（${reading}）`}: ${meaning}`
}

/** All words of a story, each once, in the order in which they are met. */
export function allWords({ segments }: Pick<Story, 'segments'>): Vocabulary[] {
  const words = new Map<string, Vocabulary>()
  for (const { vocabulary } of segments) {
    for (const entry of vocabulary) if (!words.has(entry.word)) words.set(entry.word, entry)
  }
  return [...words.values()]
}

/** The choices of a question by letter. */
export const letterOf = (choice: number) => String.fromCharCode(65 + choice)
