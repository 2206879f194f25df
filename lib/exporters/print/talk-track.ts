import type { TalkTrack } from '../../../supabase/functions/_shared/documents/talk-track.ts'
import { clock } from '../talk-track-markdown.ts'
import { type Block, heading, oneLine, type Printable, paragraphs, remark } from './printable.ts'

/** A talk track on paper: a section a slide, with running time and delivery notes. */
export function printTalkTrack(title: string, talkTrack: TalkTrack): Printable {
  const total = talkTrack.scripts.reduce((seconds, { seconds: more }) => seconds + more, 0)
  const facts = `${clock(total)} in total · ${talkTrack.wordsPerMinute} words a minute · tone: ${talkTrack.tone}`
  const blocks: Block[] = [
    remark(facts),
    remark(`For: ${talkTrack.audience}`),
    remark(`Deck: ${talkTrack.deckTitle}`),
    ...(talkTrack.model.offline
      ? [remark('Drafted by the offline model from the words of the deck itself.')]
      : []),
  ]
  let start = 0
  for (const [index, script] of talkTrack.scripts.entries()) {
    blocks.push(
      heading(2, `${index + 1}. ${script.title.trim() || 'Untitled slide'}`),
      remark(`${clock(start)} – ${clock(start + script.seconds)}`),
      ...paragraphs('paragraph', script.script),
      ...paragraphs('quote', script.deliveryNotes),
    )
    start += script.seconds
  }
  return { title: oneLine(title) || 'Talk track', blocks }
}
