import type { Transcribed } from '@shared/speech/tasks.ts'
import { Skeleton } from '@/components/ui/skeleton'
import { clock, count as counted } from '@/lib/format/duration'
import type { Heard } from './live-heard'

/** So many parts are held open while they are listened to; of hours the rest would be a wall. */
const MAX_OPEN = 3

/** What is said in a recording, piece by piece as it is heard. */
export function LiveTranscript({ heard: { pieces, count }, live }: { heard: Heard; live: boolean }) {
  const parts = pieces.map((piece, position) => ({ piece, position }))
  const open = parts.filter(({ piece }) => piece === null).slice(0, live ? MAX_OPEN : 0)
  const shown = parts.filter((part) => part.piece !== null || open.includes(part))
  const more = live ? pieces.length - count - open.length : 0
  return (
    <>
      <ol aria-label="What is said" className="flex flex-col gap-8">
        {shown.map(({ piece, position }) => {
          const label = `Part ${position + 1} of ${pieces.length}`
          return piece ? (
            <li key={position} aria-label={label} className="animate-arrive">
              <HeardPiece piece={piece} />
            </li>
          ) : (
            <li key={position} aria-label={label} className="flex flex-col gap-3">
              <p className="text-sm text-ink-faint">{label}</p>
              <Skeleton className="h-16 w-full" />
            </li>
          )
        })}
      </ol>
      {more > 0 ? <p className="text-sm text-ink-faint">And {counted(more, 'more part')} to hear.</p> : null}
    </>
  )
}

function HeardPiece({ piece: { start, seconds, segments, model } }: { piece: Transcribed }) {
  if (segments.length === 0) {
    return (
      <p className="nums text-sm text-ink-faint">
        {clock(start)}–{clock(start + seconds)}: {model === null ? 'silence' : 'nobody speaks'}
      </p>
    )
  }
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
      {segments.map((segment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was heard never changes
        <div key={index} className="col-span-2 grid grid-cols-subgrid">
          <span className="nums pt-1 font-sans text-xs text-ink-faint">
            {segment.start === null ? '' : clock(segment.start)}
          </span>
          <p className="script as-written wrap-anywhere">
            {segment.speaker ? <span className="font-medium">{segment.speaker}: </span> : null}
            {segment.text}
          </p>
        </div>
      ))}
    </div>
  )
}
