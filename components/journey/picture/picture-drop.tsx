'use client'

import { sizeInWords, type UploadLimits } from '@shared/documents/upload-limits.ts'
import { ImageUp } from 'lucide-react'
import { useEffect } from 'react'
import { FileDrop } from '@/components/ui/file-drop'
import { millionPixels } from '@/lib/media/check-limits'

const ACCEPT = 'image/png,image/jpeg,image/webp,image/gif,application/pdf'

/** Drop a picture, paste one, or choose a file; says what it takes before it is tried. */
export function PictureDrop({
  limits,
  disabled,
  onFile,
}: {
  limits: UploadLimits | undefined
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
  return (
    <FileDrop
      label="Choose a picture"
      icon={ImageUp}
      words="Drop or paste a picture of a journey"
      overWords="Let go to open it"
      hint={`${takes(limits)} It is turned upright and scaled down here, before it is sent.`}
      accept={ACCEPT}
      inputLabel="Picture file"
      button="Choose a picture"
      disabled={disabled}
      onFile={onFile}
    />
  )
}

/** What may be chosen, and how large. */
function takes(limits: UploadLimits | undefined): string {
  if (!limits) return 'PNG, JPEG, WebP, GIF or a page of a PDF.'
  const { picture, pdf } = limits
  const pixels = picture.maxPixels === null ? '' : ` and ${millionPixels(picture.maxPixels)}`
  const pages = pdf.maxPages === null ? '' : ` and ${pdf.maxPages} pages`
  return `PNG, JPEG, WebP or GIF up to ${sizeInWords(picture.maxBytes)}${pixels}, or a page of a PDF up to ${sizeInWords(pdf.maxBytes)}${pages}.`
}
