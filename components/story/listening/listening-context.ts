'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { SentencePlayer } from '@/lib/narrations/sentence-player'
import type { DocumentSound } from '@/lib/narrations/use-sound'

/** Where the sound of a sentence begins. */
export interface HeardFrom {
  /** Its line, counted from 0. */
  line: number
  /** Its place among the sentences that are heard, from 1. */
  number: number
}

/** What is heard of the story on this page. */
export interface Listening {
  player: SentencePlayer
  sound: DocumentSound
  /** Of each sentence whose sound is there, by its `data-sentence`. */
  heard: ReadonlyMap<string, HeardFrom>
  /** How many sentences are read aloud, spoken yet or not. */
  sentences: number
  /** The sentence of a line. */
  sentenceOf: (line: number | null) => string | null
}

export const ListeningContext = createContext<Listening | null>(null)

/** Null where a story is only read, as while it is being written. */
export function useListening(): Listening | null {
  return useContext(ListeningContext)
}

const never = () => () => undefined

/** Whether this sentence is the one that is heard; tells of nothing else, for there are many. */
export function useIsHeard(sentence: string): boolean {
  const listening = useListening()
  return useSyncExternalStore(
    listening?.player.subscribe ?? never,
    () => (listening ? listening.sentenceOf(listening.player.snapshot().at) === sentence : false),
    () => false,
  )
}

/** Whether Tab comes to this sentence: of all, the one that is heard, or the first. Arrows reach the others. */
export function useIsReached(sentence: string): boolean {
  const listening = useListening()
  return useSyncExternalStore(
    listening?.player.subscribe ?? never,
    () => {
      if (!listening) return false
      const current = listening.sentenceOf(listening.player.snapshot().at)
      const reached = current !== null && listening.heard.has(current) ? current : firstOf(listening)
      return reached === sentence
    },
    () => false,
  )
}

function firstOf({ heard }: Listening): string | undefined {
  return heard.keys().next().value
}
