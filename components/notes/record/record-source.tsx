'use client'

import { Mic } from 'lucide-react'
import { useEffect, useState } from 'react'
import { toast } from 'sonner'
import { useUserId } from '@/components/providers/app-providers'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { useHydrated } from '@/components/ui/use-hydrated'
import type { Recording } from '@/lib/recorder/recording'
import { useLookAgain } from '@/lib/recorder/use-kept-recordings'
import { useRecorder } from '@/lib/recorder/use-recorder'
import { KeptRecordings } from './kept-recordings'
import { RecordingPanel } from './recording-panel'

export interface RecordSourceProps {
  projectId: string
  /** Resolves when all of the file is stored: only then is the recording deleted here. */
  onRecorded: (file: File) => Promise<void>
}

/** Record in the browser; and what was recorded before and is not used yet. */
export function RecordSource(props: RecordSourceProps) {
  const userId = useUserId()
  return userId ? <UserRecordSource {...props} userId={userId} /> : null
}

function UserRecordSource({ projectId, userId, onRecorded }: RecordSourceProps & { userId: string }) {
  const { recorder, state } = useRecorder(userId, projectId)
  const lookAgain = useLookAgain(userId)
  const hydrated = useHydrated()
  const [next, setNext] = useState<Recording | null>(null)
  const isOn = state.status !== 'off' && state.status !== 'asking'
  const { recordingId } = state
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept changes with what is recorded
  useEffect(() => void lookAgain(), [recordingId])
  const open = (recording: Recording | null) => {
    setNext(recording)
    void recorder.open()
  }
  const finish = async () => {
    if (!(await recorder.finish()))
      toast.warning('The last seconds could not be kept: there is no room left on this device.')
    await lookAgain()
  }
  return (
    <div className="flex flex-col gap-3">
      {isOn ? (
        <RecordingPanel
          recorder={recorder}
          state={state}
          next={next}
          onStart={() => recorder.start(next ?? undefined)}
          onFinish={finish}
        />
      ) : (
        <section
          aria-label="Record"
          className="flex flex-wrap items-center gap-x-6 gap-y-4 rounded-box border border-line-strong/60 border-dashed px-5 py-4"
        >
          <Mic aria-hidden className="size-6 text-ink-faint stroke-[1.25]" />
          <div className="min-w-0 flex-1 basis-64">
            <p className="text-sm font-medium">Record it here</p>
            <p className="mt-1 text-sm text-ink-soft">
              What you say is kept in this browser second by second, so a closed tab or a crash does not lose
              it.
            </p>
          </div>
          <Button disabled={!hydrated || state.status === 'asking'} onClick={() => open(null)}>
            {state.status === 'asking' ? 'Waiting for the microphone…' : 'Record'}
          </Button>
        </section>
      )}
      {state.problem ? <Note tone="problem">{state.problem.message}</Note> : null}
      <KeptRecordings
        userId={userId}
        projectId={projectId}
        recordingId={recordingId}
        canContinue={state.status === 'off'}
        onContinue={open}
        onRecorded={onRecorded}
      />
    </div>
  )
}
