'use client'

import { useQuery } from '@tanstack/react-query'
import { ImportRemarks } from '@/components/documents/import-remarks'
import { documentQuery } from '@/lib/documents/queries'

/** What could not be read of a transcript's file, where there is something to say; `of` which, where there are several. */
export function TranscriptRemarks({ transcriptId, of }: { transcriptId: string; of?: string }) {
  const { data } = useQuery(documentQuery(transcriptId))
  return data?.type === 'transcript' ? <ImportRemarks warnings={data.content.warnings} of={of} /> : null
}
