'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { type ReactNode, useEffect, useState } from 'react'
import { ImportRemarks } from '@/components/documents/import-remarks'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Skeleton } from '@/components/ui/skeleton'
import { documentQuery } from '@/lib/documents/queries'
import type { TranscriptDocument } from '@/lib/documents/schema'
import { count } from '@/lib/format/duration'
import { isGone } from '@/lib/jobs/is-gone'
import type { Playback } from '@/lib/media/recordings/playback'
import { RecordingPart } from './recording-part'
import { TranscriptList } from './transcript-list'

const NONE: TranscriptDocument['content']['lines'] = []

/**
 * What notes or a training rest on: the recording, where there is one, and its transcript. On a phone the player stays at the
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
  const [isOpen, setOpen] = useState(false)
  const content = transcript.data?.type === 'transcript' ? transcript.data.content : null
  const lines = content?.lines ?? null
  useEffect(() => playback.setLines(lines ?? NONE), [playback, lines])
  return (
    <aside
      aria-label="Recording and transcript"
      className="max-xl:contents xl:sticky xl:top-24 xl:order-last xl:flex xl:max-h-[calc(100dvh-8rem)] xl:flex-col xl:gap-3 xl:self-start"
    >
      <RecordingPart projectId={projectId} mediaId={mediaId} lines={lines ?? NONE} playback={playback} />
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
            <Link
              href={`/projects/${projectId}/lecture-notes/transcript/${transcriptId}`}
              className="touch border-t px-3 py-2 text-sm text-ink-soft underline decoration-line-strong/60 underline-offset-4 hover:text-ink"
            >
              Edit the transcript
            </Link>
          </div>
        </section>
      ) : isGone(transcript.error) ? (
        <Missing>The transcript was deleted. The numbers of its lines are kept.</Missing>
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
