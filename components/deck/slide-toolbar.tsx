'use client'

import { ArrowDown, ArrowUp, Eye, EyeOff, Plus, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'

interface Actions {
  onMove: (step: -1 | 1) => void
  onHide: () => void
  onAdd: () => void
  onDelete: () => void
}

/** What can be done with the slide that is open. */
export function SlideToolbar({
  number,
  total,
  hidden,
  onMove,
  onHide,
  onAdd,
  onDelete,
}: Actions & { number: number; total: number; hidden: boolean }) {
  return (
    <div role="toolbar" aria-label={`Slide ${number}`} className="flex items-center gap-1">
      <Tool label="Move up" disabled={number === 1} onClick={() => onMove(-1)} icon={<ArrowUp />} />
      <Tool label="Move down" disabled={number === total} onClick={() => onMove(1)} icon={<ArrowDown />} />
      <Tool
        label={hidden ? 'Show this slide' : 'Hide this slide'}
        onClick={onHide}
        icon={hidden ? <EyeOff /> : <Eye />}
      />
      <Tool label="Delete this slide" disabled={total === 1} onClick={onDelete} icon={<Trash2 />} />
      <Button size="sm" className="ml-2" onClick={onAdd}>
        <Plus aria-hidden />
        Add slide
      </Button>
    </div>
  )
}

function Tool({
  label,
  icon,
  disabled = false,
  onClick,
}: {
  label: string
  icon: ReactNode
  disabled?: boolean
  onClick: () => void
}) {
  return (
    <Tooltip label={label}>
      <Button variant="ghost" size="icon-sm" aria-label={label} disabled={disabled} onClick={onClick}>
        {icon}
      </Button>
    </Tooltip>
  )
}
