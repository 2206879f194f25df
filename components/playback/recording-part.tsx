'use client'

import type { TranscriptLine } from '@shared/documents/transcript.ts'
import type { Playback } from '@/lib/media/recordings/playback'
import { useRecordings } from '@/lib/media/recordings/use-recordings'
import { Player } from './player'

/** The player of a recording; or, where it cannot be played, why. On a phone it stays at the top. */
export function RecordingPart({
  projectId,
  mediaId,
  lines,
  playback,
}: {
  projectId: string
  mediaId: string | null
  lines: readonly TranscriptLine[]
  playback: Playback
}) {
  const { data: recordings } = useRecordings(projectId)
  if (mediaId === null || recordings === undefined) return null
  const recording = recordings.find(({ id }) => id === mediaId)
  if (recording?.status !== 'ready') {
    return (
      <p className="text-sm text-ink-faint">
        {recording
          ? 'The recording cannot be played yet: the original is not all here.'
          : 'The recording was deleted. What was said in it is kept.'}
      </p>
    )
  }
  return (
    <div className="max-xl:sticky max-xl:top-(--covered) max-xl:z-20 max-xl:-mx-2 max-xl:bg-canvas max-xl:p-2">
      <Player recording={recording} lines={lines} playback={playback} />
    </div>
  )
}
