'use client'

import { ImageUp } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { sizeInWords } from '@/lib/media/check-limits'
import type { MediaLimits } from '@/lib/media/schema'

const ACCEPT = 'image/png,image/jpeg,image/webp,image/gif,application/pdf'

/** Drop a picture, paste one, or choose a file; says what it takes before it is tried. */
export function PictureDrop({
  limits,
  disabled,
  onFile,
}: {
  limits: MediaLimits | undefined
  disabled: boolean
  onFile: (file: File) => void
}) {
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = [...(event.clipboardData?.files ?? [])][0]
      if (!file || disabled) return
      event.preventDefault()
      onFile(file)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [disabled, onFile])
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
      aria-label="Choose a picture"
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
      <ImageUp aria-hidden className="size-6 stroke-[1.25] text-ink-faint" />
      <div className="min-w-0 flex-1 basis-64">
        <p className="text-sm font-medium">
          {over ? 'Let go to open it' : 'Drop or paste a picture of a journey'}
        </p>
        <p id="picture-hint" className="mt-1 text-sm text-ink-soft">
          PNG, JPEG, WebP, GIF or a page of a PDF
          {limits
            ? `, up to ${sizeInWords(limits.maxBytes)}, ${Math.floor(limits.maxPixels / 1_000_000)} million pixels or ${limits.maxPages} pages`
            : ''}
          . It is turned upright and scaled down here, before it is sent.
        </p>
      </div>
      <input
        ref={picker}
        type="file"
        accept={ACCEPT}
        className="sr-only"
        tabIndex={-1}
        aria-label="Picture file"
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <Button aria-describedby="picture-hint" disabled={disabled} onClick={() => picker.current?.click()}>
        Choose a picture
      </Button>
    </section>
  )
}
