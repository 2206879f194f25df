'use client'

import { ImageUp } from 'lucide-react'
import { useEffect } from 'react'
import { FileDrop } from '@/components/ui/file-drop'
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
  const most = limits
    ? `, up to ${sizeInWords(limits.maxBytes)}, ${Math.floor(limits.maxPixels / 1_000_000)} million pixels or ${limits.maxPages} pages`
    : ''
  return (
    <FileDrop
      label="Choose a picture"
      icon={ImageUp}
      words="Drop or paste a picture of a journey"
      overWords="Let go to open it"
      hint={`PNG, JPEG, WebP, GIF or a page of a PDF${most}. It is turned upright and scaled down here, before it is sent.`}
      accept={ACCEPT}
      inputLabel="Picture file"
      button="Choose a picture"
      disabled={disabled}
      onFile={onFile}
    />
  )
}
