'use client'

import { FileUp } from 'lucide-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { IMPORT_ACCEPT, IMPORT_HINT } from './import-limits'

/** Drop a deck here, or choose one; says what it takes before it is tried. */
export function ImportDropzone({ disabled, onFile }: { disabled: boolean; onFile: (file: File) => void }) {
  const hint = useId()
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
      aria-label="Import a deck"
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
      <FileUp aria-hidden className="size-6 text-ink-faint stroke-[1.25]" />
      <div className="min-w-0 flex-1 basis-64">
        <p className="text-sm font-medium">{over ? 'Let go to import it' : 'Drop your deck here'}</p>
        <p id={hint} className="mt-1 text-sm text-ink-soft">
          {IMPORT_HINT}
        </p>
      </div>
      <input
        ref={picker}
        type="file"
        accept={IMPORT_ACCEPT}
        className="sr-only"
        tabIndex={-1}
        aria-label="Deck file"
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <Button aria-describedby={hint} disabled={disabled} onClick={() => picker.current?.click()}>
        Import a deck
      </Button>
    </section>
  )
}
