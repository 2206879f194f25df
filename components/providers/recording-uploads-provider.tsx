'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import type { PublicConfig } from '@/lib/env/public'
import { api } from '@/lib/http/api-client'
import { chainsApi } from '@/lib/jobs/chains/operations'
import { writeChain } from '@/lib/jobs/chains/write-chain'
import { jobsApi } from '@/lib/jobs/operations'
import { writeJob } from '@/lib/jobs/write-job'
import { refreshMedia } from '@/lib/media/queries'
import { OtherTabs } from '@/lib/media/recordings/other-tabs'
import { RecordingUploads } from '@/lib/media/recordings/recording-uploads'
import { OtherTabsContext, RecordingUploadsContext } from '@/lib/media/recordings/uploads-context'
import { TellOtherTabs } from './tell-other-tabs'

/** Sends recordings for the whole tab. Draws nothing; asks before the tab is closed on one. */
export function RecordingUploadsProvider({
  config,
  children,
}: {
  config: PublicConfig
  children: ReactNode
}) {
  const client = useQueryClient()
  const [uploads] = useState(
    () =>
      new RecordingUploads({
        async service() {
          const [{ browserMediaService }, { sendRecording }] = await Promise.all([
            import('@/lib/media/browser'),
            import('@/lib/media/send-recording'),
          ])
          return { service: browserMediaService(config), sendRecording }
        },
        async startNotes(projectId, mediaId, language) {
          const input = { mediaId, ...(language && { language }) }
          const body = { kind: 'lecture_notes', projectId, input }
          const { job } = await api(jobsApi.start, { body })
          writeJob(client, job)
          return job.id
        },
        async startTraining(projectId, mediaId, language, key) {
          const input = { mediaId, ...(language && { language }) }
          const body = { chain: 'training', projectId, input }
          const { Patience } = await import('@/lib/media/patience')
          const { chain } = await new Patience(() => undefined).persist((signal) =>
            api(chainsApi.start, { body, idempotencyKey: key, signal }),
          )
          writeChain(client, chain)
        },
        onChange: (projectId) => refreshMedia(client, projectId),
      }),
  )
  const [tabs] = useState(() => new OtherTabs())
  useEffect(() => () => uploads.stopAll(), [uploads])
  return (
    <RecordingUploadsContext value={uploads}>
      <OtherTabsContext value={tabs}>{children}</OtherTabsContext>
      <LeaveGuard uploads={uploads} />
      <TellOtherTabs uploads={uploads} tabs={tabs} />
    </RecordingUploadsContext>
  )
}

function LeaveGuard({ uploads }: { uploads: RecordingUploads }) {
  const isSending = useSyncExternalStore(
    uploads.subscribe,
    () => uploads.snapshot().some(({ status }) => status === 'sending'),
    () => false,
  )
  useEffect(() => {
    if (!isSending) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isSending])
  return null
}
