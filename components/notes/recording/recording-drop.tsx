'use client'

import { sizeInWords, type UploadLimit } from '@shared/documents/upload-limits.ts'
import { useQuery } from '@tanstack/react-query'
import { FileAudio } from 'lucide-react'
import { FileDrop } from '@/components/ui/file-drop'
import { useHydrated } from '@/components/ui/use-hydrated'
import { spoken } from '@/lib/format/duration'
import { mediaLimitsQuery } from '@/lib/media/queries'
import type { UploadPurpose } from '@/lib/media/recordings/upload-state'
import { useRecordingUploads } from '@/lib/media/recordings/uploads-context'

const ACCEPT = 'audio/*,video/*,.mp3,.m4a,.wav,.flac,.ogg,.oga,.opus,.webm,.mp4,.m4v,.mov'

const words: Record<UploadPurpose, { drop: string; over: string; after: string }> = {
  notes: {
    drop: 'Drop sound or video of a lecture',
    over: 'Let go to take notes of it',
    after: 'Its sound goes first, in pieces, so that notes begin before the whole file is there.',
  },
  training: {
    drop: 'Drop a video, or the sound, of somebody who shows how it is done',
    over: 'Let go to make a training of it',
    after: 'Keep this tab open until all of it is there; from then on the training goes on by itself.',
  },
}

/** Drop sound or video, or choose a file; says what it takes before it is tried. What is made of it starts by itself. */
export function RecordingDrop({
  projectId,
  purpose = 'notes',
}: {
  projectId: string
  purpose?: UploadPurpose
}) {
  const uploads = useRecordingUploads()
  const hydrated = useHydrated()
  const { sound, video } = useQuery(mediaLimitsQuery).data?.of ?? {}
  return (
    <FileDrop
      label="Upload audio or video"
      icon={FileAudio}
      words={words[purpose].drop}
      overWords={words[purpose].over}
      hint={`${kinds(most(sound), most(video))}. ${words[purpose].after}`}
      accept={ACCEPT}
      inputLabel="Recording file"
      button="Upload audio or video"
      disabled={!hydrated}
      // What goes wrong is shown with the upload.
      onFile={(file) => uploads.send(file, projectId, { purpose }).catch(() => undefined)}
    />
  )
}

function kinds(sound: string, video: string): string {
  return sound === video
    ? `MP3, M4A, WAV, FLAC, Ogg, WebM, MP4 or MOV${sound}`
    : `MP3, M4A, WAV, FLAC or Ogg${sound}, or WebM, MP4 or MOV${video}`
}

function most(limit: UploadLimit | undefined): string {
  if (!limit) return ''
  const { maxBytes, maxSeconds } = limit
  return ` up to ${sizeInWords(maxBytes)}${maxSeconds === null ? '' : ` and ${spoken(maxSeconds)}`}`
}
