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
import { useMp3 } from '@/lib/narrations/use-mp3'

const CAPTIONS = [
  { format: 'vtt', label: 'Captions (WebVTT)' },
  { format: 'srt', label: 'Captions (SubRip)' },
] as const

/** A narration as files to keep. */
export function NarrationDownloads({ narration }: { narration: NarrationDocument }) {
  const { id, title } = narration
  const mp3 = useMp3(narration)
  const captions = async (format: 'vtt' | 'srt') => {
    try {
      const blob = await api(documentsApi.export, { params: { id }, query: { format } })
      saveFile(new File([blob], safeFileName(title, format), { type: blob.type }))
    } catch (error) {
      say('The captions could not be made', error)
    }
  }
  return (
    <Menu>
      <MenuTrigger className={buttonClass()}>
        <Download aria-hidden />
        <span className="nums">{mp3.percent === null ? 'Download' : `Making the MP3: ${mp3.percent}%`}</span>
        <ChevronDown aria-hidden />
      </MenuTrigger>
      <MenuPanel>
        <MenuItem asChild>
          <a href={audioHref(id, { download: '1' })} download>
            Sound (WAV)
          </a>
        </MenuItem>
        <MenuItem
          disabled={mp3.percent !== null}
          onSelect={() =>
            void mp3.make().then(
              (file) => file && saveFile(file),
              (error: unknown) => say('The MP3 could not be made', error),
            )
          }
        >
          Sound (MP3)
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

function say(what: string, error: unknown): void {
  toast.error(what, { description: error instanceof Error ? error.message : 'Try again in a moment.' })
}
