import type { JourneyStage } from '@shared/documents/journey.ts'
import { signed } from '@/lib/exporters/journey-words'
import { emotionCurve } from './curve'
import { scoreInk } from './rows'

/** How it feels from stage to stage, drawn from the feelings; a dashed line passes over what nobody spoke of. */
export function EmotionCurve({ stages }: { stages: JourneyStage[] }) {
  const { points, lines } = emotionCurve(stages)
  const said = points.map(({ title, mood }) => `${title || 'Untitled stage'} ${signed(mood)}`).join(', ')
  return (
    <svg
      role="img"
      aria-label={said ? `Emotion curve: ${said}` : 'Emotion curve: nobody spoke of a feeling'}
      className="block h-28 w-full overflow-visible"
    >
      <line x1="0" x2="100%" y1="50%" y2="50%" className="stroke-line-strong/50" strokeDasharray="2 4" />
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" aria-hidden="true">
        {lines.map(({ path, guessed }) => (
          <path
            key={path}
            d={path}
            fill="none"
            vectorEffect="non-scaling-stroke"
            strokeWidth="2"
            strokeLinecap="round"
            className={guessed ? 'stroke-ink-faint/60' : 'stroke-ink-soft'}
            {...(guessed ? { strokeDasharray: '4 6' } : {})}
          />
        ))}
      </svg>
      {points.map(({ x, y, mood }) => (
        <g key={x} className={scoreInk(mood)}>
          <circle
            cx={`${x}%`}
            cy={`${y}%`}
            r="6"
            fill="currentColor"
            className="stroke-surface"
            strokeWidth="2"
          />
          <text
            x={`${x}%`}
            y={`${y}%`}
            dy={mood >= 0 ? -12 : 22}
            textAnchor="middle"
            fill="currentColor"
            className="nums text-xs font-semibold"
          >
            {signed(mood)}
          </text>
        </g>
      ))}
      {points.length === 0 ? (
        <text x="50%" y="50%" dy="-8" textAnchor="middle" className="fill-ink-faint text-sm">
          No feeling is known yet
        </text>
      ) : null}
    </svg>
  )
}
