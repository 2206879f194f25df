'use client'

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { ImportRemarks } from '@/components/documents/import-remarks'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import { count } from '@/lib/format/duration'
import { isGone } from '@/lib/jobs/is-gone'
import type { Playback } from '@/lib/media/recordings/playback'
import { useRecordings } from '@/lib/media/recordings/use-recordings'
import { Player } from './player'
import { TranscriptList } from './transcript-list'

/**
 * What the notes rest on: the recording, where there is one, and its transcript. On a phone the player stays at the
 * top; where there is room, both stand beside the notes.
 */
export function SourcePanel({
  projectId,
  transcriptId,
  mediaId,
  playback,
}: {
  projectId: string
  transcriptId: string
  mediaId: string | null
  playback: Playback
}) {
  const transcript = useQuery({ ...documentQuery(transcriptId), retry: false })
  const recordings = useRecordings(projectId)
  const [isOpen, setOpen] = useState(false)
  const content = transcript.data?.type === 'transcript' ? transcript.data.content : null
  const lines = content?.lines ?? null
  useEffect(() => playback.setLines(lines ?? []), [playback, lines])
  const recording = recordings.data?.find(({ id }) => id === mediaId)
  return (
    <aside
      aria-label="Recording and transcript"
      className="max-xl:contents xl:sticky xl:top-24 xl:order-last xl:flex xl:max-h-[calc(100dvh-8rem)] xl:flex-col xl:gap-3 xl:self-start"
    >
      {mediaId === null || recordings.data === undefined ? null : recording?.status === 'ready' ? (
        <div className="max-xl:sticky max-xl:top-16 max-xl:z-20 max-xl:-mx-2 max-xl:bg-canvas max-xl:p-2">
          <Player recording={recording} lines={lines ?? []} playback={playback} />
        </div>
      ) : (
        <Missing>
          {recording
            ? 'The recording cannot be played yet: the original is not all here.'
            : 'The recording was deleted. What was said in it is kept.'}
        </Missing>
      )}
      {content ? <ImportRemarks warnings={content.warnings} /> : null}
      {lines ? (
        <section className="flex min-h-0 flex-col rounded-box border bg-surface xl:flex-1">
          <Button
            variant="ghost"
            aria-expanded={isOpen}
            className="w-full xl:hidden"
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? 'Hide the transcript' : `Show the transcript (${count(lines.length, 'line')})`}
          </Button>
          <div
            className={cx(
              'min-h-0 flex-1 flex-col xl:flex',
              isOpen ? 'flex border-t' : 'hidden',
              'xl:border-t-0',
            )}
          >
            <TranscriptList lines={lines} playback={playback} />
          </div>
        </section>
      ) : isGone(transcript.error) ? (
        <Missing>The transcript was deleted. Notes keep the numbers of its lines.</Missing>
      ) : transcript.error ? (
        <Missing>{transcript.error.message}</Missing>
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </aside>
  )
}

function Missing({ children }: { children: ReactNode }) {
  return <p className="text-sm text-ink-faint">{children}</p>
}
