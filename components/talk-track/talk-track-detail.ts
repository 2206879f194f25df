import { TalkTrackInputSchema } from '@shared/kinds/talk_track/schema.ts'
import { z } from 'zod'
import type { DocumentSummary } from '@/lib/documents/schema'
import { toneWords } from './tones'

const Source = z.object({ input: TalkTrackInputSchema })

/** What tells one talk track of a deck from another: its tone, its audience and its pace. */
export function talkTrackDetail({ source }: DocumentSummary): string | undefined {
  const parsed = Source.safeParse(source)
  if (!parsed.success) return undefined
  const { tone, audience, wordsPerMinute } = parsed.data.input
  return `${toneWords[tone].label}, for ${audience}, ${wordsPerMinute} words a minute`
}
