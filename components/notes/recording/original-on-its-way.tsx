'use client'

import { useUploadsOf } from '@/lib/media/recordings/uploads-context'
import { UploadRow } from './upload-row'

/** While a recording is heard, its original may still be on its way from this tab: closing it would stop that. */
export function OriginalOnItsWay({ projectId, mediaId }: { projectId: string; mediaId: string }) {
  const upload = useUploadsOf(projectId).find(({ progress }) => progress.mediaId === mediaId)
  if (upload?.status !== 'sending') return null
  return (
    <div className="mt-6 flex max-w-3xl flex-col gap-2">
      <p className="text-sm text-ink-soft">
        Keep this tab open until the original is there, to be able to play it. The notes do not wait for it.
      </p>
      <UploadRow upload={{ ...upload, jobId: null }} />
    </div>
  )
}
