'use client'

import { JOURNEY_ROWS, type JourneyStage } from '@shared/documents/journey.ts'
import { cx } from '@/components/ui/cx'
import { useGridEditing } from './grid-context'
import { JourneyCell } from './journey-cell'
import { StageHeading } from './stage-heading'

/** One stage: a column on a wide screen, a card on a narrow one. */
export function StageColumn({ stage, index, total }: { stage: JourneyStage; index: number; total: number }) {
  const editable = useGridEditing() !== null
  return (
    <section
      data-stage={index}
      aria-labelledby={`stage-${stage.id}`}
      style={{ gridColumnStart: index + 2 }}
      className={cx(
        'group/stage animate-arrive rounded-box border bg-surface lg:row-span-8 lg:row-start-1 lg:grid lg:grid-rows-subgrid lg:rounded-none lg:border-0 lg:bg-transparent',
        index > 0 && 'lg:border-l',
      )}
    >
      <div className="px-4 pt-4 pb-2 lg:row-start-1 lg:px-3 lg:py-3">
        <StageHeading stage={stage} index={index} total={total} />
      </div>
      {JOURNEY_ROWS.map((row) => (
        <JourneyCell key={row} stage={stage} row={row} editable={editable} />
      ))}
    </section>
  )
}
