'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { toast } from 'sonner'
import { Note } from '@/components/ui/note'
import { useImportDeck } from '@/lib/documents/use-import-deck'
import { count } from '@/lib/format/duration'
import { ImportDropzone } from './import-dropzone'
import { UploadRow } from './upload-row'

const wasCancelled = (error: Error) => error.name === 'AbortError'

/** Takes a file, shows how it travels, and opens the deck; what cannot be read is said in a sentence. */
export function DeckImport({ projectId }: { projectId: string }) {
  const router = useRouter()
  const { mutate, isPending, error } = useImportDeck(projectId)
  const [upload, setUpload] = useState({ name: '', sent: 0 })
  const abort = useRef<AbortController>(null)

  const start = (file: File) => {
    abort.current = new AbortController()
    setUpload({ name: file.name, sent: 0 })
    mutate(
      {
        file,
        signal: abort.current.signal,
        onSent: (sent) => setUpload({ name: file.name, sent }),
      },
      {
        onSuccess(document) {
          if (document.type !== 'deck') return
          toast.success(`${count(document.content.slides.length, 'slide')} imported`)
          router.push(`/projects/${projectId}/deck/${document.id}`)
        },
      },
    )
  }

  return (
    <div className="flex flex-col gap-4">
      {error && !wasCancelled(error) ? (
        <Note tone="problem" title={`${upload.name || 'This file'} could not be imported`}>
          {error.message}
        </Note>
      ) : null}
      {isPending ? (
        <UploadRow name={upload.name} sent={upload.sent} onCancel={() => abort.current?.abort()} />
      ) : (
        <ImportDropzone disabled={isPending} onFile={start} />
      )}
    </div>
  )
}
