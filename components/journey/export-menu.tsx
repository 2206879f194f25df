'use client'

import { ChevronDown, Download } from 'lucide-react'
import { buttonClass } from '@/components/ui/button'
import { Menu, MenuItem, MenuPanel, MenuTrigger } from '@/components/ui/menu'

const formats = [
  { format: 'markdown', label: 'Markdown' },
  { format: 'csv', label: 'CSV, for a spreadsheet' },
  { format: 'json', label: 'JSON' },
] as const

/** A journey as a file. What is not saved yet is saved first. */
export function ExportMenu({
  documentId,
  saved,
  save,
}: {
  documentId: string
  saved: boolean
  save: () => Promise<void>
}) {
  const download = async (format: string) => {
    if (!saved) await save()
    window.location.assign(`/api/documents/${documentId}/export?format=${format}`)
  }
  return (
    <Menu>
      <MenuTrigger className={buttonClass()}>
        <Download aria-hidden />
        Export
        <ChevronDown aria-hidden />
      </MenuTrigger>
      <MenuPanel>
        {formats.map(({ format, label }) => (
          <MenuItem key={format} onSelect={() => void download(format)}>
            {label}
          </MenuItem>
        ))}
      </MenuPanel>
    </Menu>
  )
}
