import type { DocumentSummary } from '@/lib/documents/schema'
import type { Media } from '@/lib/media/schema'

/** What a training can be made of: a transcript, or a recording that nobody has listened to yet. */
export interface TrainingSource {
  id: string
  label: string
  detail: string
  input: { transcriptId: string } | { mediaId: string }
}

/** The transcripts of a project, newest first, and its recordings that have none but can be heard. */
export function trainingSources(transcripts: DocumentSummary[], recordings: Media[]): TrainingSource[] {
  const heard = new Set(transcripts.map(({ mediaId }) => mediaId))
  return [
    ...transcripts.map(({ id, title, mediaId }) => ({
      id,
      label: title,
      detail: mediaId ? 'Transcript of a recording' : 'Transcript',
      input: { transcriptId: id },
    })),
    ...recordings
      .filter(({ id, piecesReadyAt }) => piecesReadyAt !== null && !heard.has(id))
      .map(({ id, name }) => ({
        id,
        label: name,
        detail: 'Recording: it is listened to first',
        input: { mediaId: id },
      })),
  ]
}
