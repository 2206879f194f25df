'use client'

import { useEffect } from 'react'
import { uploadWords } from '@/components/notes/recording/upload-words'
import type { OtherTabs, ToldUpload } from '@/lib/media/recordings/other-tabs'
import type { RecordingUploads } from '@/lib/media/recordings/recording-uploads'
import { percentOf, type RecordingUploadState } from '@/lib/media/recordings/upload-state'

/** Tells the browser's other tabs what this one sends. Draws nothing. */
export function TellOtherTabs({ uploads, tabs }: { uploads: RecordingUploads; tabs: OtherTabs }) {
  useEffect(() => tabs.open(), [tabs])
  useEffect(() => uploads.subscribe(() => tabs.tell(uploads.snapshot().flatMap(told))), [uploads, tabs])
  return null
}

function told(upload: RecordingUploadState): ToldUpload[] {
  const { projectId, status, step, progress } = upload
  // One that waits for another tab has nothing of its own to tell.
  if (progress.mediaId === null || status !== 'sending' || step === 'elsewhere') return []
  return [{ mediaId: progress.mediaId, projectId, words: uploadWords(upload), percent: percentOf(upload) }]
}
