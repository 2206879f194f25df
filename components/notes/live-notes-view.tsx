import { Skeleton } from '@/components/ui/skeleton'
import type { JobParts } from '@/lib/jobs/schema'
import { isLive } from '@/lib/jobs/status'
import { heardSoFar } from './live-heard'
import { LiveNotesHeader } from './live-notes-header'
import { type LivePiece, livePieces } from './live-parts'
import { LiveTranscript } from './live-transcript'
import { NotesOfflineRemark } from './notes-offline-remark'
import { PlaceLabel } from './place-label'
import { OriginalOnItsWay } from './recording/original-on-its-way'

/** Notes while they are taken: what is heard of a recording, then finished pieces to read and the rest in their places. */
export function LiveNotesView({ parts: { job, parts } }: { parts: JobParts }) {
  const { pieces, read, offline } = livePieces(parts)
  const heard = heardSoFar(parts)
  const live = isLive(job)
  const hearing = heard !== null && pieces.length === 0
  return (
    <>
      <LiveNotesHeader job={job} read={read} total={pieces.length} heard={hearing ? heard : null} />
      {heard ? <OriginalOnItsWay projectId={job.projectId} mediaId={heard.mediaId} /> : null}
      {offline ? <NotesOfflineRemark /> : null}
      <div className="mt-8 flex max-w-[46.5rem] flex-col gap-10">
        {pieces.map((piece) =>
          piece.notes ? (
            <PieceNotes key={piece.number} piece={piece} notes={piece.notes} />
          ) : live ? (
            <div key={piece.number} className="flex flex-col gap-3">
              <p className="text-sm text-ink-faint">
                Lines {piece.from} to {piece.to}
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

function PieceNotes({ piece, notes }: { piece: LivePiece; notes: NonNullable<LivePiece['notes']> }) {
  if (notes.nothing !== null) {
    return (
      <p className="text-sm text-ink-faint wrap-anywhere">
        Nothing to note in lines {piece.from} to {piece.to}: {notes.nothing}
      </p>
    )
  }
  return (
    <article
      aria-label={notes.title || `Part ${piece.number}`}
      className="flex animate-arrive flex-col gap-6"
    >
      {notes.sections.map((section) => (
        <section key={`${section.heading} ${section.points[0]?.lines[0] ?? 0}`}>
          <h2 className="text-sm font-semibold wrap-anywhere">{section.heading}</h2>
          <ul className="mt-2 flex flex-col gap-3">
            {section.points.map((point) => (
              <li key={point.text} className="script as-written">
                {point.text} <PlaceLabel {...point} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  )
}
