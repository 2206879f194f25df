import type { SlideScript } from '@shared/documents/talk-track.ts'
import { clock } from '@/lib/format/duration'

/** The slides of a talk track with when each begins; a way to any of them. */
export function ReaderOutline({ scripts, startsAt }: { scripts: SlideScript[]; startsAt: number[] }) {
  return (
    <nav aria-label="Slides">
      <ol className="flex flex-col text-sm">
        {scripts.map((script, index) => (
          <li key={script.slideId}>
            <a
              href={`#slide-${index + 1}`}
              className="touch flex items-center gap-3 rounded-box px-2 py-1.5 text-ink-soft transition-colors hover:bg-ink/4 hover:text-ink"
            >
              <span className="nums w-5 shrink-0 text-right text-xs text-ink-faint">{index + 1}</span>
              <span className="min-w-0 flex-1 truncate">{script.title || 'Untitled slide'}</span>
              <span className="nums shrink-0 text-xs text-ink-faint">{clock(startsAt[index] ?? 0)}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
