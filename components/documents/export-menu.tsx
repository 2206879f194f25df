'use client'

import { ChevronDown, Download, LoaderCircle } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import { buttonClass } from '@/components/ui/button'
import { Menu, MenuItem, MenuPanel, MenuTrigger } from '@/components/ui/menu'
import { documentsApi } from '@/lib/documents/operations'
import { safeFileName } from '@/lib/exporters/file-name'
import { api } from '@/lib/http/api-client'
import type { ExportChoice } from './export-formats'
import { saveFile } from './save-file'

/** A document as a file, in the form that is chosen. What is not saved yet is saved first. */
export function ExportMenu({
  documentId,
  title,
  choices,
  saved,
  save,
}: {
  documentId: string
  title: string
  choices: readonly ExportChoice[]
  saved: boolean
  /** Whether the server has all of it then. */
  save: () => Promise<boolean>
}) {
  const [writing, setWriting] = useState(false)
  const take = async ({ format, make, extension, label }: ExportChoice) => {
    setWriting(true)
    try {
      if (!saved && !(await save())) {
        toast.error(`${label} was not made`, {
          description:
            'Your last changes are not saved, so they would be missing in it. Above the document is why, and what to do.',
        })
        return
      }
      const download = async () => {
        const blob = await api(documentsApi.export, { params: { id: documentId }, query: { format } })
        return new File([blob], safeFileName(title, extension), { type: blob.type })
      }
      saveFile(await (make ?? download)())
    } catch (error) {
      const reason = error instanceof Error ? `${error.message} ` : ''
      toast.error(`${label} could not be made`, {
        description: `${reason}The document itself is as it was: try again, or export it in another form.`,
      })
    } finally {
      setWriting(false)
    }
  }
  return (
    <Menu>
      <MenuTrigger className={buttonClass()} aria-busy={writing} disabled={writing}>
        {writing ? (
          <LoaderCircle aria-hidden className="motion-safe:animate-spin" />
        ) : (
          <Download aria-hidden />
        )}
        Export
        <ChevronDown aria-hidden />
      </MenuTrigger>
      <MenuPanel>
        {choices.map((choice) => (
          <MenuItem key={choice.label} onSelect={() => void take(choice)}>
            {choice.label}
          </MenuItem>
        ))}
      </MenuPanel>
    </Menu>
  )
}
