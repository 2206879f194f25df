import { LoaderCircle, Pause, Play } from 'lucide-react'
import type { SentenceState } from '@/lib/narrations/sentence-player'

/** What the button of a player of sentences does next; a wheel while it waits for a sentence. */
export function PlayerIcon({ status }: Pick<SentenceState, 'status'>) {
  if (status === 'waiting')
    return <LoaderCircle aria-hidden className="animate-spin motion-reduce:animate-none" />
  return status === 'playing' ? <Pause aria-hidden /> : <Play aria-hidden />
}
