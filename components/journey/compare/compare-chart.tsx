import type { JourneyDocument } from '@/lib/documents/schema'
import { emotionLine } from '@/lib/exporters/journey-curve'
import { signed } from '@/lib/exporters/journey-words'
import type { AlignedRow } from '@/lib/journeys/align-stages'
import { DASHES, LETTERS } from './letters'

const NO_STAGE = { title: '', feelings: [] }

/**
 * The curves of several journeys in one chart, told apart by a letter and by how the line is drawn, not by colour.
 * Stages that stand side by side are at one place.
 */
export function CompareChart({ journeys, rows }: { journeys: JourneyDocument[]; rows: AlignedRow[] }) {
  const curves = journeys.map(({ id }, index) => {
    const stages = rows.map((row) => row[index] ?? NO_STAGE)
    return { id, letter: LETTERS[index] ?? '', dash: DASHES[index], stages, ...emotionLine(stages) }
  })
  const said = curves
    .map(({ letter, points, stages }) => {
      const moods = points.map(
        ({ index, mood }) => `${stages[index]?.title || 'Untitled stage'} ${signed(mood)}`,
      )
      return `${letter}: ${moods.join(', ') || 'nobody spoke of a feeling'}`
    })
    .join('. ')
  return (
    <figure className="rounded-box border bg-surface p-4">
      <figcaption className="mb-2 text-sm font-medium">
        Emotion curves, in the order of the stages below
      </figcaption>
      <svg role="img" aria-label={`Emotion curves. ${said}`} className="block h-44 w-full overflow-visible">
        <line x1="0" x2="100%" y1="50%" y2="50%" className="stroke-line-strong/50" strokeDasharray="2 4" />
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" aria-hidden="true">
          {curves.map(({ id, lines, dash }) =>
            lines.map(({ from, to }) => (
              <path
                key={`${id} ${from.index}`}
                d={`M ${from.x} ${from.y} C ${(from.x + to.x) / 2} ${from.y}, ${(from.x + to.x) / 2} ${to.y}, ${to.x} ${to.y}`}
                fill="none"
                vectorEffect="non-scaling-stroke"
                strokeWidth="2"
                className="stroke-ink-soft"
                {...(dash ? { strokeDasharray: dash } : {})}
              />
            )),
          )}
        </svg>
        {marksOf(curves).map(({ x, y, letters }) => (
          <g key={`${x} ${y}`}>
            <circle
              cx={`${x}%`}
              cy={`${y}%`}
              r={8 + 3 * letters.length}
              className="fill-surface stroke-ink-soft"
              strokeWidth="1.5"
            />
            <text
              x={`${x}%`}
              y={`${y}%`}
              dy="4"
              textAnchor="middle"
              className="fill-ink text-xs font-semibold"
            >
              {letters}
            </text>
          </g>
        ))}
        {curves.every(({ points }) => points.length === 0) ? (
          <text x="50%" y="50%" dy="-8" textAnchor="middle" className="fill-ink-faint text-sm">
            No feeling is known yet
          </text>
        ) : null}
      </svg>
    </figure>
  )
}

interface Mark {
  x: number
  y: number
  /** All whose curves go through it. */
  letters: string
}

/** Where curves meet, one mark names them all: none hides another. */
function marksOf(curves: { letter: string; points: { x: number; y: number }[] }[]): Mark[] {
  const marks = new Map<string, Mark>()
  for (const { letter, points } of curves) {
    for (const { x, y } of points) {
      const place = `${x} ${y}`
      const met = marks.get(place)
      marks.set(place, { x, y, letters: (met?.letters ?? '') + letter })
    }
  }
  return [...marks.values()]
}
