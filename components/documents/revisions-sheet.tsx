'use client'

import { useState } from 'react'
import { toast } from 'sonner'
import { Dialog, SheetPanel } from '@/components/ui/dialog'
import { Note } from '@/components/ui/note'
import { Skeleton } from '@/components/ui/skeleton'
import type { Document } from '@/lib/documents/schema'
import { useRestoreRevision } from '@/lib/documents/use-restore-revision'
import { useRevision, useRevisions } from '@/lib/documents/use-revisions'
import { RevisionRow } from './revision-row'

interface RevisionsSheetProps {
  document: Document
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Saves what is on the page first, so that nothing is lost by going back. Whether that worked. */
  beforeRestore: () => Promise<boolean>
  onRestored: () => void
}

/** The history of a document, newest first; any of it can be made the newest again. */
export function RevisionsSheet({ open, onOpenChange, ...rest }: RevisionsSheetProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <SheetPanel title="Revisions" description="What this was before. Restoring adds a new revision.">
        {open ? <RevisionList {...rest} onClose={() => onOpenChange(false)} /> : null}
      </SheetPanel>
    </Dialog>
  )
}

function RevisionList({
  document,
  beforeRestore,
  onRestored,
  onClose,
}: Omit<RevisionsSheetProps, 'open' | 'onOpenChange'> & { onClose: () => void }) {
  const [chosen, setChosen] = useState<number | null>(null)
  const { data: revisions, error } = useRevisions(document.id)
  const { data: revision } = useRevision(document.id, chosen)
  const restore = useRestoreRevision(document)

  const undo = () => restore.mutate(document, { onSuccess: onRestored })
  const goBack = async () => {
    if (!revision) return
    if (!(await beforeRestore())) {
      toast.error(
        'Nothing was restored: the text on this page could not be saved first. It is still here; the page says what to do.',
      )
      onClose()
      return
    }
    restore.mutate(revision, {
      onSuccess() {
        onRestored()
        onClose()
        toast.success(`Revision ${revision.revision} restored`, { action: { label: 'Undo', onClick: undo } })
      },
      onError: (problem) => toast.error(problem.message),
    })
  }

  if (error)
    return (
      <Note tone="problem" title="The revisions could not be loaded" className="m-4">
        {error.message}
      </Note>
    )
  if (!revisions) return <Skeleton className="m-4 h-32" />
  return (
    <ol className="divide-y">
      {revisions.map((entry) => (
        <RevisionRow
          key={entry.revision}
          entry={entry}
          current={entry.revision === document.revision}
          open={chosen === entry.revision}
          content={chosen === entry.revision ? revision?.content : undefined}
          busy={restore.isPending}
          onToggle={() => setChosen(chosen === entry.revision ? null : entry.revision)}
          onRestore={() => void goBack()}
        />
      ))}
    </ol>
  )
}
