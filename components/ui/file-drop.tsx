'use client'

import type { LucideIcon } from 'lucide-react'
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react'
import { Button } from './button'
import { cx } from './cx'

interface FileDropProps {
  /** What is chosen here, for those who do not see it. */
  label: string
  icon: LucideIcon
  words: string
  /** While a file is held over it. */
  overWords: string
  /** What it takes, before it is tried. */
  hint: ReactNode
  accept: string
  inputLabel: string
  button: string
  disabled: boolean
  onFile: (file: File) => void
}

/** Drop a file here, or choose one. */
export function FileDrop({
  label,
  icon: Icon,
  words,
  overWords,
  hint,
  accept,
  inputLabel,
  button,
  disabled,
  onFile,
}: FileDropProps) {
  const hintId = useId()
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !disabled) onFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <section
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={drop}
      className={cx(
        'flex flex-wrap items-center gap-x-6 gap-y-4 rounded-box border border-dashed px-5 py-4 transition-colors',
        over ? 'border-ink bg-sunken' : 'border-line-strong/60',
      )}
    >
      <div className="flex min-w-0 flex-1 basis-72 gap-x-4">
        <Icon aria-hidden className="size-6 shrink-0 text-ink-faint stroke-[1.25]" />
        <div className="min-w-0">
          <p className="text-sm font-medium">{over ? overWords : words}</p>
          <p id={hintId} className="mt-1 text-sm text-ink-soft">
            {hint}
          </p>
        </div>
      </div>
      <input
        ref={picker}
        type="file"
        accept={accept}
        className="sr-only"
        tabIndex={-1}
        aria-label={inputLabel}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <Button aria-describedby={hintId} disabled={disabled} onClick={() => picker.current?.click()}>
        {button}
      </Button>
    </section>
  )
}
