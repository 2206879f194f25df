import type { TalkTrack } from '../../supabase/functions/_shared/documents/talk-track.ts'
import { escapeLine, escapeText } from './markdown-text.ts'

/** A talk track as Markdown that reads well on screen and on paper: one section a slide, with running time. */
export function talkTrackToMarkdown(title: string, talkTrack: TalkTrack): string {
  const total = talkTrack.scripts.reduce((seconds, script) => seconds + script.seconds, 0)
  const slides = talkTrack.scripts.length
  const head = [
    `# ${escapeLine(title) || 'Talk track'}`,
    [
      `**${clock(total)}** in total`,
      `${slides} ${slides === 1 ? 'slide' : 'slides'}`,
      `${talkTrack.wordsPerMinute} words a minute`,
      `tone: ${escapeLine(talkTrack.tone)}`,
    ].join(' · '),
    `For: ${escapeLine(talkTrack.audience)}  \nDeck: ${escapeLine(talkTrack.deckTitle)}`,
    talkTrack.model.offline ? OFFLINE_REMARK : '',
  ]
  let start = 0
  const sections = talkTrack.scripts.map((script, index) => {
    const heading = `## ${index + 1}. ${escapeLine(script.title) || 'Untitled slide'}`
    const time = `*${clock(start)} – ${clock(start + script.seconds)}*`
    start += script.seconds
    return [heading, time, escapeText(script.script), quote(script.deliveryNotes)]
      .filter(Boolean)
      .join('\n\n')
  })
  return `${[...head.filter(Boolean), '---', ...sections].join('\n\n')}\n`
}

const OFFLINE_REMARK =
  '> Drafted by the offline model from the words of the deck itself. Connect a language model and generate it again for a finished script.'

/** Seconds as `mm:ss`; from one hour on as `h:mm:ss`. */
export function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const rest = Math.floor(seconds % 60)
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`
}

function quote(notes: string): string {
  const text = escapeText(notes)
  if (text === '') return ''
  const lines = text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`))
  return lines.join('\n')
}
