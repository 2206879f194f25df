'use client'

import { sizeInWords } from '@shared/documents/upload-limits.ts'
import { useQuery } from '@tanstack/react-query'
import { ClipboardPaste, FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import type { Document } from '@/lib/documents/schema'
import { type TranscriptSource, useImportTranscript } from '@/lib/documents/use-import-transcript'
import { mediaLimitsQuery } from '@/lib/media/queries'
import { PasteTranscript } from './paste-transcript'

const ACCEPT = '.txt,.md,.markdown,.srt,.vtt,.json,text/plain,text/markdown,text/vtt,application/json'

/** A transcript from a file or from the clipboard, into the project. */
export function AddTranscript({
  projectId,
  primary = false,
  onAdded,
}: {
  projectId: string
  /** It is the next thing to do. */
  primary?: boolean
  onAdded?: (document: Document) => void
}) {
  const picker = useRef<HTMLInputElement>(null)
  const [pasting, setPasting] = useState(false)
  const { data: limits } = useQuery(mediaLimitsQuery)
  const { mutate, isPending, error } = useImportTranscript(projectId)
  const add = (from: TranscriptSource) =>
    mutate(from, {
      onSuccess(document) {
        setPasting(false)
        toast.success(`“${document.title}” is added`)
        onAdded?.(document)
      },
    })
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={picker}
          type="file"
          accept={ACCEPT}
          className="sr-only"
          tabIndex={-1}
          aria-label="Transcript file"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) add({ file })
            event.target.value = ''
          }}
        />
        <Button
          variant={primary ? 'stage' : 'secondary'}
          size={primary ? 'md' : 'sm'}
          disabled={isPending}
          onClick={() => picker.current?.click()}
        >
          <FileUp aria-hidden />
          {isPending ? 'Reading…' : 'Add a transcript'}
        </Button>
        <Button size={primary ? 'md' : 'sm'} aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          <ClipboardPaste aria-hidden />
          Paste one
        </Button>
        <p className="text-sm text-ink-faint">
          txt, md, srt, vtt or json{limits ? `, up to ${sizeInWords(limits.of.transcript.maxBytes)}` : ''}
        </p>
      </div>
      {pasting ? <PasteTranscript busy={isPending} onPaste={add} /> : null}
      {error ? (
        <Note tone="problem" title="This transcript could not be read">
          {error.message}
        </Note>
      ) : null}
    </div>
  )
}
