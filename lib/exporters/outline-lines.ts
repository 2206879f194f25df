import {
  type Outline,
  type OutlineSection,
  slidesOf,
} from '../../supabase/functions/_shared/documents/outline.ts'
import { passageWords } from '../documents/source-words.ts'
import { count } from '../format/duration.ts'

/** What an outline says of itself, a line each: how long, for whom, why, from what. */
export function outlineFacts(outline: Outline): string[] {
  const { topic, audience, goal, tone, sources } = outline
  return [
    `${count(slidesOf(outline), 'slide')} in ${count(outline.sections.length, 'section')} · tone: ${tone}`,
    topic.trim() && `Topic: ${topic}`,
    audience.trim() && `For: ${audience}`,
    goal.trim() && `Goal: ${goal}`,
    sources.length > 0 && `Sources: ${sources.map(({ title }) => title).join(', ')}`,
  ].filter((line) => typeof line === 'string' && line !== '') as string[]
}

/** Where a section rests; '' where it rests on the brief alone. */
export function restsOn({ rests }: OutlineSection, { sources }: Outline): string {
  return rests
    .flatMap((passage) => {
      const source = sources.find(({ documentId }) => documentId === passage.documentId)
      return source ? [`${source.title}, ${passageWords(source.type, passage)}`] : []
    })
    .join('; ')
}

export const OUTLINE_OFFLINE = 'Drafted by the offline model from the words of the brief and its sources.'
