'use client'

import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { useImportStory } from '@/lib/stories/use-import-story'

/** A story from a file, into the project. */
export function ImportStory({ projectId }: { projectId: string }) {
  const picker = useRef<HTMLInputElement>(null)
  const { mutate, isPending, error } = useImportStory(projectId)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          className="sr-only"
          tabIndex={-1}
          aria-label="Story file"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) mutate(file, { onSuccess: ({ title }) => toast.success(`“${title}” is added`) })
            event.target.value = ''
          }}
        />
        <Button size="sm" disabled={isPending} onClick={() => picker.current?.click()}>
          <FileUp aria-hidden />
          {isPending ? 'Reading…' : 'Import a story'}
        </Button>
        <p className="text-sm text-ink-faint">One that was exported as JSON</p>
      </div>
      {error ? (
        <Note tone="problem" title="This story could not be imported">
          <p className="wrap-anywhere">{error.message}</p>
        </Note>
      ) : null}
    </div>
  )
}
