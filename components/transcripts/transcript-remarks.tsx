'use client'

import { useQuery } from '@tanstack/react-query'
import { ImportRemarks } from '@/components/documents/import-remarks'
import { documentQuery } from '@/lib/documents/queries'

/** What could not be read of a transcript's file, where there is something to say. */
export function TranscriptRemarks({ transcriptId }: { transcriptId: string }) {
  const { data } = useQuery(documentQuery(transcriptId))
  return data?.type === 'transcript' ? <ImportRemarks warnings={data.content.warnings} /> : null
}
