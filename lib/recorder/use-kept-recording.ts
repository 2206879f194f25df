'use client'

import { useMutation } from '@tanstack/react-query'
import { useRecordingUploads } from '@/lib/media/recordings/uploads-context'
import { hold } from './hold'
import { problemOf, RecorderProblem } from './problem'
import type { Recording } from './recording'
import { recordingFile } from './recording-file'
import { recordingStore } from './store'
import { useLookAgain } from './use-kept-recordings'

/** Does something with a recording that no other tab may do at the same time. */
async function withHold<T>(id: string, work: () => Promise<T>): Promise<T> {
  const release = await hold(id)
  if (!release) throw new RecorderProblem('elsewhere')
  try {
    // It may be gone: used by another tab since it was shown.
    if (!(await recordingStore.get(id))) throw new RecorderProblem('elsewhere')
    return await work()
  } finally {
    await release()
  }
}

/**
 * Sends a kept recording to a project, and begins its notes as soon as it can be heard. It is deleted here when all of it
 * is stored, and not before.
 */
export function useUseRecording(userId: string, projectId: string) {
  const uploads = useRecordingUploads()
  const onSettled = useLookAgain(userId)
  return useMutation({
    networkMode: 'always',
    onSettled,
    mutationFn: (recording: Recording) =>
      withHold(recording.id, async () => {
        const file = await recordingFile(recordingStore, recording).catch((error: unknown) => {
          throw problemOf(error, 'failed')
        })
        await uploads.send(file, projectId, {
          begun: {
            jobId: recording.jobId,
            onBegun: (jobId) => recordingStore.save({ ...recording, jobId }),
          },
        })
        await recordingStore.remove(recording.id)
      }),
  })
}

export function useDeleteRecording(userId: string) {
  const onSettled = useLookAgain(userId)
  return useMutation({
    networkMode: 'always',
    onSettled,
    mutationFn: ({ id }: Recording) => withHold(id, () => recordingStore.remove(id)),
  })
}

/** A kept recording as a file to listen to. */
export function useListen() {
  return useMutation({
    networkMode: 'always',
    mutationFn: (recording: Recording) => recordingFile(recordingStore, recording),
  })
}
