import type { DocumentSummary } from '@/lib/documents/schema'

export interface StoryFilter {
  words: string
  language: string | null
  level: string | null
}

/** The stories that have all of these words in their titles or topic, and are in this language at this level. */
export function filterStories(
  stories: DocumentSummary[],
  { words, language, level }: StoryFilter,
): DocumentSummary[] {
  const sought = comparable(words).split(/\s+/).filter(Boolean)
  return stories.filter(({ title, titleTranslation, topic, ...story }) => {
    const text = comparable([title, titleTranslation, topic].join(' '))
    return (
      (language === null || story.language === language) &&
      (level === null || story.level === level) &&
      sought.every((word) => text.includes(word))
    )
  })
}

/** Letter case, accents and width do not count. */
function comparable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
}
