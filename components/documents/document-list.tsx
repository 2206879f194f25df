'use client'

import { type ReactNode, useState } from 'react'
import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { DocumentSummary } from '@/lib/documents/schema'
import { useDeleteDocument } from '@/lib/documents/use-delete-document'
import { DocumentRow } from './document-row'

/** The documents of one step, newest first. */
export function DocumentList({
  documents,
  href,
  icon,
  label,
  detail,
  goesWith = 'all its revisions',
}: {
  documents: DocumentSummary[]
  href: (document: DocumentSummary) => string
  icon: ReactNode
  label: string
  detail?: (document: DocumentSummary) => string | undefined
  /** What is gone with a document, in words. */
  goesWith?: string
}) {
  const [leaving, setLeaving] = useState<DocumentSummary | null>(null)
  const remove = useDeleteDocument()
  return (
    <>
      <ul aria-label={label} className="divide-y rounded-box border bg-surface">
        {documents.map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            href={href(document)}
            icon={icon}
            detail={detail?.(document)}
            onDelete={() => setLeaving(document)}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={(open) => !open && setLeaving(null)}
        title={`Delete “${leaving?.title ?? ''}”?`}
        action="Delete"
        onConfirm={() =>
          leaving && remove.mutate(leaving, { onError: (error) => toast.error(error.message) })
        }
      >
        It goes with {goesWith}. This cannot be undone.
      </ConfirmDialog>
    </>
  )
}
