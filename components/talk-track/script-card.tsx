import type { SlideScript } from '@shared/documents/talk-track.ts'
import { clock } from '@/lib/format/duration'

/** What is said on one slide, to be read. */
export function ScriptCard({
  script,
  number,
  startsAt,
}: {
  script: SlideScript
  number: number
  /** Seconds into the talk; unknown while earlier slides are still being written. */
  startsAt: number | null
}) {
  return (
    <article aria-labelledby={`script-${number}`} className="animate-arrive">
      <ScriptHeading number={number} title={script.title} seconds={script.seconds} startsAt={startsAt} />
      <p className="script as-written mt-2 sm:pl-10">{script.script}</p>
      {script.deliveryNotes ? (
        <p className="as-written mt-3 max-w-script text-sm text-ink-faint sm:pl-10">
          <span className="font-medium text-ink-soft">Delivery: </span>
          {script.deliveryNotes}
        </p>
      ) : null}
    </article>
  )
}

/** Number, title and times of a slide's script. */
export function ScriptHeading({
  number,
  title,
  seconds,
  startsAt,
}: {
  number: number
  title: string
  seconds: number | null
  startsAt: number | null
}) {
  return (
    <div className="flex items-baseline gap-3">
      <span className="nums w-7 shrink-0 text-right text-sm text-ink-faint">{number}</span>
      <h2 id={`script-${number}`} className="min-w-0 flex-1 text-sm font-semibold wrap-anywhere">
        {title || 'Untitled slide'}
      </h2>
      {seconds === null ? null : (
        <span className="nums shrink-0 text-sm text-ink-faint">
          {startsAt === null ? null : `at ${clock(startsAt)} · `}
          <span className="font-medium text-ink-soft">{clock(seconds)}</span>
        </span>
      )}
    </div>
  )
}
