import type { SlideScript, TalkTrack } from '@shared/documents/talk-track.ts'
import { spokenSeconds } from '@shared/text/spoken-length.ts'

/** Changes one slide's words; its time follows from them. */
export function changeScript(
  talkTrack: TalkTrack,
  slideId: string,
  change: Partial<Pick<SlideScript, 'script' | 'deliveryNotes'>>,
): TalkTrack {
  const scripts = talkTrack.scripts.map((script) => {
    if (script.slideId !== slideId) return script
    const next = { ...script, ...change }
    return { ...next, seconds: Math.min(3_600, spokenSeconds(next.script, talkTrack.wordsPerMinute)) }
  })
  return { ...talkTrack, scripts }
}

/** When each slide begins, in seconds into the talk, and how long all of it takes. */
export function schedule(scripts: SlideScript[]): { startsAt: number[]; total: number } {
  const startsAt: number[] = []
  let total = 0
  for (const { seconds } of scripts) {
    startsAt.push(total)
    total += seconds
  }
  return { startsAt, total }
}

/** One slide's script as text to paste. */
export function scriptText({ title, script }: SlideScript): string {
  return title ? `${title}\n\n${script}` : script
}

/** The whole talk as text to paste: titles and what is said, in order. */
export function talkText(title: string, scripts: SlideScript[]): string {
  return [title, ...scripts.map((script, index) => `${index + 1}. ${scriptText(script)}`)].join('\n\n')
}
