'use client'

import { type ReactNode, useMemo } from 'react'
import { SentenceSound, useSentencePlayer } from '@/components/narration/sentence-sound'
import type { StoryDocument } from '@/lib/documents/schema'
import { readAlong } from '@/lib/narrations/read-along'
import { useSound } from '@/lib/narrations/use-sound'
import { type HeardFrom, type Listening, ListeningContext } from './listening-context'
import { useSentenceClicks } from './use-sentence-clicks'

/** Everything in it is about a story that can be heard, sentence by sentence, while it is read. */
export function StoryListening({ document, children }: { document: StoryDocument; children: ReactNode }) {
  const { id, projectId, content } = document
  const { segments } = content
  const sound = useSound(projectId, id)
  const lines = useMemo(() => readAlong(segments, sound.lines), [segments, sound.lines])
  const player = useSentencePlayer(lines)
  const listening = useMemo((): Listening => {
    const sentences = [...new Set(lines.map(({ sentence }) => sentence))]
    const heard = new Map<string, HeardFrom>()
    for (const [index, name] of sentences.entries()) {
      const line = lines.findIndex(({ sentence }) => sentence === name)
      if (lines[line]?.piece) heard.set(name, { line, number: index + 1 })
    }
    return {
      player,
      sound,
      heard,
      sentences: sentences.length,
      sentenceOf: (line) => (line === null ? null : (lines[line]?.sentence ?? null)),
    }
  }, [player, sound, lines])
  useSentenceClicks(listening)
  return (
    <ListeningContext value={listening}>
      {children}
      <SentenceSound player={player} title={document.title} />
    </ListeningContext>
  )
}
