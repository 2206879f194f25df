import type { ReactNode } from 'react'
import { heardSoFar } from '@/components/notes/live-heard'
import { LiveTranscript } from '@/components/notes/live-transcript'
import { OriginalOnItsWay } from '@/components/notes/recording/original-on-its-way'
import { Skeleton } from '@/components/ui/skeleton'
import type { JobParts } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'
import type { LivePieces } from './live-pieces'
import { LiveReadingHeader, type ReadingWords } from './live-reading-header'

/** A transcript while it is read: what is heard of a recording, then finished pieces to read and the rest in their places. */
export function LiveReading<Part extends { nothing: string | null }>({
  parts: { job, parts },
  reading: { pieces, read },
  words,
  remark,
  children,
}: {
  parts: JobParts
  reading: LivePieces<Part>
  words: ReadingWords
  /** Said above what is written, as of a model that is none. */
  remark: ReactNode
  /** What was written of one piece. */
  children: (part: Part, number: number) => ReactNode
}) {
  const heard = heardSoFar(parts)
  const live = isLive(job)
  const hearing = heard !== null && pieces.length === 0
  return (
    <>
      <LiveReadingHeader
        job={job}
        words={words}
        read={read}
        total={pieces.length}
        heard={hearing ? heard : null}
      />
      {heard ? <OriginalOnItsWay projectId={job.projectId} mediaId={heard.mediaId} /> : null}
      {remark}
      <div className="mt-8 flex max-w-[46.5rem] flex-col gap-10">
        {pieces.map(({ number, from, to, part }) =>
          part && part.nothing === null ? (
            children(part, number)
          ) : part ? (
            <p key={number} className="text-sm text-ink-faint wrap-anywhere">
              Nothing to note in lines {from} to {to}: {part.nothing}
            </p>
          ) : live ? (
            <div key={number} className="flex flex-col gap-3">
              <p className="text-sm text-ink-faint">
                Lines {from} to {to}
              </p>
              <Skeleton className="h-20 w-full" />
            </div>
          ) : null,
        )}
        {pieces.length === 0 && heard === null && live ? <Skeleton className="h-40 w-full" /> : null}
        {hearing ? <LiveTranscript heard={heard} live={live} /> : null}
        {heard !== null && !hearing ? (
          <details>
            <summary className="cursor-pointer text-sm font-medium text-ink-soft">What was said</summary>
            <div className="mt-6">
              <LiveTranscript heard={heard} live={live} />
            </div>
          </details>
        ) : null}
      </div>
    </>
  )
}
