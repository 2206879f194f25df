'use client'

import { Note } from '@/components/ui/note'
import type { Recording } from '@/lib/recorder/recording'
import { useKeptRecordings } from '@/lib/recorder/use-kept-recordings'
import { KeptRecording } from './kept-recording'

/** What this browser keeps: recordings that were interrupted, or ended and not used yet. */
export function KeptRecordings({
  userId,
  projectId,
  recordingId,
  finishedId,
  canContinue,
  onContinue,
}: {
  userId: string
  projectId: string
  /** The one that is being recorded here. */
  recordingId: string | null
  /** The one that was ended just now: it is what comes next. */
  finishedId: string | null
  canContinue: boolean
  onContinue: (recording: Recording) => void
}) {
  const { data, error } = useKeptRecordings(userId)
  if (error) return <Note tone="warning">{error.message}</Note>
  const others = (data ?? []).filter(({ id }) => id !== recordingId)
  const elsewhere = others.filter(({ isElsewhere }) => isElsewhere).length
  const kept = others.filter(({ isElsewhere }) => !isElsewhere)
  return (
    <>
      {kept.length > 0 ? (
        <ul aria-label="Kept recordings" className="flex flex-col gap-3">
          {kept.map((recording) => (
            <li key={recording.id}>
              <KeptRecording
                userId={userId}
                recording={recording}
                isNext={recording.id === finishedId}
                projectId={projectId}
                canContinue={canContinue}
                onContinue={() => onContinue(recording)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {elsewhere > 0 ? (
        <Note>
          {elsewhere === 1
            ? 'A recording of yours is in use in another tab of this browser.'
            : `${elsewhere} recordings of yours are in use in other tabs of this browser.`}
        </Note>
      ) : null}
    </>
  )
}
