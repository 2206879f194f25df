'use client'

import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import { CannotYet } from '@/components/model/cannot-yet'
import { useUserId } from '@/components/providers/app-providers'
import { Note } from '@/components/ui/note'
import type { Recording } from '@/lib/recorder/recording'
import { useLookAgain } from '@/lib/recorder/use-kept-recordings'
import { useRecorder } from '@/lib/recorder/use-recorder'
import { KeptRecordings } from './kept-recordings'
import { RecordBox } from './record-box'
import { RecordingPanel } from './recording-panel'

/** Record in the browser; and what was recorded before and is not used yet. */
export function RecordSource({ projectId }: { projectId: string }) {
  const userId = useUserId()
  return userId ? <UserRecordSource projectId={projectId} userId={userId} /> : null
}

function UserRecordSource({ projectId, userId }: { projectId: string; userId: string }) {
  const { recorder, state } = useRecorder(userId, projectId)
  const lookAgain = useLookAgain(userId)
  const [next, setNext] = useState<Recording | null>(null)
  const [finishedId, setFinishedId] = useState<string | null>(null)
  const { recordingId, status } = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept changes with what is recorded
  useEffect(() => void lookAgain(), [recordingId])
  const open = (recording: Recording | null) => {
    setNext(recording)
    setFinishedId(null)
    void recorder.open()
  }
  const finish = async () => {
    setFinishedId(recordingId)
    if (!(await recorder.finish()))
      toast.warning('The last seconds could not be kept: there is no room left on this device.')
  }
  return (
    <div className="flex flex-col gap-3">
      {status === 'off' || status === 'asking' ? (
        <RecordBox isAsking={status === 'asking'} onOpen={() => open(null)} />
      ) : (
        <RecordingPanel
          recorder={recorder}
          state={state}
          next={next}
          onStart={() => recorder.start(next ?? undefined)}
          onFinish={finish}
        />
      )}
      <CannotYet what="sound" />
      {state.problem ? <Note tone="problem">{state.problem.message}</Note> : null}
      <KeptRecordings
        userId={userId}
        projectId={projectId}
        recordingId={recordingId}
        finishedId={finishedId}
        canContinue={status === 'off'}
        onContinue={open}
      />
    </div>
  )
}
