'use client'

import { ChevronDown, Download } from 'lucide-react'
import { toast } from 'sonner'
import { saveFile } from '@/components/documents/save-file'
import { buttonClass } from '@/components/ui/button'
import { Menu, MenuItem, MenuPanel, MenuTrigger } from '@/components/ui/menu'
import { documentsApi } from '@/lib/documents/operations'
import type { NarrationDocument } from '@/lib/documents/schema'
import { safeFileName } from '@/lib/exporters/file-name'
import { api } from '@/lib/http/api-client'
import { audioHref } from '@/lib/narrations/operations'

const CAPTIONS = [
  { format: 'vtt', label: 'Captions (WebVTT)' },
  { format: 'srt', label: 'Captions (SubRip)' },
] as const

/** A narration as files to keep. */
export function NarrationDownloads({ narration: { id, title } }: { narration: NarrationDocument }) {
  const captions = async (format: 'vtt' | 'srt') => {
    try {
      const blob = await api(documentsApi.export, { params: { id }, query: { format } })
      saveFile(new File([blob], safeFileName(title, format), { type: blob.type }))
    } catch (error) {
      toast.error('The captions could not be made', {
        description: error instanceof Error ? error.message : 'Try again in a moment.',
      })
    }
  }
  return (
    <Menu>
      <MenuTrigger className={buttonClass()}>
        <Download aria-hidden />
        Download
        <ChevronDown aria-hidden />
      </MenuTrigger>
      <MenuPanel>
        <MenuItem asChild>
          <a href={audioHref(id, { download: '1' })} download>
            Sound (WAV)
          </a>
        </MenuItem>
        {CAPTIONS.map(({ format, label }) => (
          <MenuItem key={format} onSelect={() => void captions(format)}>
            {label}
          </MenuItem>
        ))}
      </MenuPanel>
    </Menu>
  )
}
