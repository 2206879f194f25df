'use client'

import { JOURNEY_ROWS, type JourneyStage } from '@shared/documents/journey.ts'
import type { CSSProperties } from 'react'
import { cx } from '@/components/ui/cx'
import { ROW_TITLES } from '@/lib/exporters/journey-words'
import { EmotionCurve } from './emotion-curve'
import { rowWords } from './rows'
import { StageColumn } from './stage-column'
import { useGridKeys } from './use-grid-keys'

/**
 * A journey: stages side by side with the same rows, the curve across them; on a narrow screen one stage under the
 * other. It scrolls within itself, and the names of the rows stay.
 */
export function JourneyGrid({ stages }: { stages: JourneyStage[] }) {
  const { grid, onKeyDown } = useGridKeys()
  return (
    // It scrolls sideways, so that the keyboard must reach it also while nothing within takes the focus.
    <section
      aria-label="Journey"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached
      tabIndex={0}
      className="overflow-x-auto lg:rounded-box lg:border lg:bg-surface"
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go between the buttons within it */}
      <div
        ref={grid}
        onKeyDown={onKeyDown}
        style={{ '--stages': stages.length } as CSSProperties}
        className="flex flex-col gap-4 lg:grid lg:min-w-[calc(8rem+var(--stages)*13rem)] lg:grid-cols-[8rem_repeat(var(--stages),minmax(13rem,1fr))] lg:grid-rows-[repeat(8,auto)] lg:gap-0"
      >
        <RowNames />
        <div className="rounded-box border bg-surface p-4 lg:col-start-2 lg:-col-end-1 lg:row-start-5 lg:rounded-none lg:border-x-0 lg:border-b-0 lg:p-0 lg:py-3">
          <h2 className="mb-2 text-sm font-medium lg:sr-only">Emotion curve</h2>
          <EmotionCurve stages={stages} />
        </div>
        {stages.map((stage, index) => (
          <StageColumn key={stage.id} stage={stage} index={index} total={stages.length} />
        ))}
      </div>
    </section>
  )
}

function RowNames() {
  return (
    <div
      aria-hidden
      className="sticky left-0 z-10 hidden border-r bg-surface text-sm font-medium lg:col-start-1 lg:row-span-8 lg:row-start-1 lg:grid lg:grid-rows-subgrid"
    >
      {JOURNEY_ROWS.map((row) => (
        <div key={row} className={cx('border-t px-4 pt-4 pb-3 text-ink-soft', rowWords[row].place)}>
          {ROW_TITLES[row]}
        </div>
      ))}
      <div className="row-start-5 border-t px-4 pt-4 pb-3 text-ink-soft">Emotion curve</div>
    </div>
  )
}
