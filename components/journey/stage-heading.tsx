'use client'

import type { JourneyStage } from '@shared/documents/journey.ts'
import { ArrowLeft, ArrowRight, MoreHorizontal, Trash2 } from 'lucide-react'
import { buttonClass } from '@/components/ui/button'
import { GrowingTextarea } from '@/components/ui/growing-textarea'
import { Menu, MenuItem, MenuPanel, MenuTrigger } from '@/components/ui/menu'
import { useGridEditing } from './grid-context'
import { moveStage, renameStage } from './journey-edits'
import { useRemove } from './use-remove'

/** The name of a stage, edited where it stands, and what can be done with the whole of it. */
export function StageHeading({ stage, index, total }: { stage: JourneyStage; index: number; total: number }) {
  const grid = useGridEditing()
  const remove = useRemove()
  const number = <span className="nums text-xs text-ink-faint">{index + 1}</span>
  if (!grid) {
    return (
      <div className="flex items-baseline gap-2">
        {number}
        <h3 id={`stage-${stage.id}`} className="font-semibold wrap-anywhere">
          {stage.title}
        </h3>
      </div>
    )
  }
  const name = stage.title || `Stage ${index + 1}`
  return (
    <div className="flex items-start gap-1">
      <span className="leading-6">{number}</span>
      <h3 id={`stage-${stage.id}`} className="min-w-0 flex-1">
        <GrowingTextarea
          aria-label={`Name of stage ${index + 1}`}
          value={stage.title}
          rows={1}
          maxLength={120}
          placeholder="Name this stage"
          onChange={(event) => grid.change(renameStage(stage.id, event.target.value.replaceAll('\n', ' ')))}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          className="rounded-inner bg-transparent px-1 font-semibold hover:bg-ink/4 focus:bg-transparent"
        />
      </h3>
      <Menu>
        <MenuTrigger
          className={buttonClass({ variant: 'ghost', size: 'icon-sm' })}
          aria-label={`More for ${name}`}
        >
          <MoreHorizontal aria-hidden />
        </MenuTrigger>
        <MenuPanel>
          <MenuItem disabled={index === 0} onSelect={() => grid.change(moveStage(stage.id, -1))}>
            <ArrowLeft aria-hidden />
            Move earlier
          </MenuItem>
          <MenuItem disabled={index === total - 1} onSelect={() => grid.change(moveStage(stage.id, 1))}>
            <ArrowRight aria-hidden />
            Move later
          </MenuItem>
          <MenuItem danger disabled={total === 1} onSelect={() => remove.stage(stage, index)}>
            <Trash2 aria-hidden />
            Delete stage
          </MenuItem>
        </MenuPanel>
      </Menu>
    </div>
  )
}
