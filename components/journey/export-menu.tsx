'use client'

import type { Journey } from '@shared/documents/journey.ts'
import { ChevronDown, Download } from 'lucide-react'
import { toast } from 'sonner'
import { buttonClass } from '@/components/ui/button'
import { Menu, MenuItem, MenuPanel, MenuTrigger } from '@/components/ui/menu'

const formats = [
  { format: 'markdown', label: 'Markdown' },
  { format: 'csv', label: 'CSV, for a spreadsheet' },
  { format: 'json', label: 'JSON' },
] as const

const pictures = [
  { format: 'png', label: 'PNG, a picture' },
  { format: 'svg', label: 'SVG, a drawing' },
] as const

/** A journey as a file. What is not saved yet is saved first. */
export function ExportMenu({
  documentId,
  title,
  content,
  saved,
  save,
}: {
  documentId: string
  title: string
  content: Journey
  saved: boolean
  save: () => Promise<void>
}) {
  const download = async (format: string) => {
    if (!saved) await save()
    window.location.assign(`/api/documents/${documentId}/export?format=${format}`)
  }
  const draw = async (format: 'png' | 'svg') => {
    try {
      const { journeyPicture } = await import('@/lib/exporters/journey-picture')
      saveFile(await journeyPicture(title, content, format))
    } catch (error) {
      toast.error('The picture could not be made', {
        description: error instanceof Error ? error.message : '',
      })
    }
  }
  return (
    <Menu>
      <MenuTrigger className={buttonClass()}>
        <Download aria-hidden />
        Export
        <ChevronDown aria-hidden />
      </MenuTrigger>
      <MenuPanel>
        {pictures.map(({ format, label }) => (
          <MenuItem key={format} onSelect={() => void draw(format)}>
            {label}
          </MenuItem>
        ))}
        {formats.map(({ format, label }) => (
          <MenuItem key={format} onSelect={() => void download(format)}>
            {label}
          </MenuItem>
        ))}
      </MenuPanel>
    </Menu>
  )
}

function saveFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // The download has its bytes once it has begun; the address may go after that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
