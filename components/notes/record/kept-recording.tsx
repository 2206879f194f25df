'use client'

import { Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Note } from '@/components/ui/note'
import { useObjectUrl } from '@/lib/media/picture/use-object-url'
import { RecorderProblem } from '@/lib/recorder/problem'
import type { Recording } from '@/lib/recorder/recording'
import { useDeleteRecording, useListen, useUseRecording } from '@/lib/recorder/use-kept-recording'
import { lengthWords, placeWords, recordingWords } from './recording-words'

const SENDING = 'It stays in this browser until all of it is stored.'

/** A recording that waits to be used: go on with it, use it, hear it, delete it. */
export function KeptRecording({
  userId,
  recording,
  isNext,
  projectId,
  canContinue,
  onContinue,
}: {
  userId: string
  recording: Recording
  /** It was ended just now, and has the focus. */
  isNext: boolean
  projectId: string
  canContinue: boolean
  onContinue: () => void
}) {
  const use = useUseRecording(userId, projectId)
  const remove = useDeleteRecording(userId)
  const listen = useListen()
  const [asks, setAsks] = useState(false)
  const main = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isNext) main.current?.focus()
  }, [isNext])
  const url = useObjectUrl(listen.data)
  const problem = [use.error, remove.error, listen.error].find((error) => error instanceof RecorderProblem)
  const length = lengthWords(recording.seconds)
  return (
    <section
      aria-label={`Recording of ${length}`}
      className="flex flex-col gap-4 rounded-box border bg-surface p-5"
    >
      <div>
        <p className="font-medium" {...(recording.endedAt ? {} : { role: 'status' })}>
          {recordingWords(recording, new Date())}
        </p>
        <p className="mt-1 text-sm text-ink-soft">
          {use.isPending ? SENDING : placeWords(recording, projectId)}
        </p>
      </div>
      {url && !use.isPending ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {/* biome-ignore lint/a11y/useMediaCaption: it has not been transcribed yet */}
          <audio src={url} controls className="min-w-0 flex-1 basis-64" aria-label="The recording" />
          <Button asChild>
            <a href={url} download={listen.data?.name}>
              <Download aria-hidden />
              Save a copy
            </a>
          </Button>
        </div>
      ) : null}
      {problem ? <Note tone="problem">{problem.message}</Note> : null}
      {use.isPending ? null : (
        <div className="flex flex-wrap gap-2">
          <Button
            ref={main}
            variant="primary"
            disabled={remove.isPending}
            onClick={() => use.mutate(recording)}
          >
            {recording.jobId ? 'Send the rest' : 'Use it'}
          </Button>
          <Button disabled={remove.isPending || !canContinue} onClick={onContinue}>
            Continue
          </Button>
          {url ? null : (
            <Button disabled={remove.isPending || listen.isPending} onClick={() => listen.mutate(recording)}>
              Listen
            </Button>
          )}
          <Button variant="ghost" disabled={remove.isPending} onClick={() => setAsks(true)}>
            Delete
          </Button>
        </div>
      )}
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title="Delete this recording?"
        action="Delete it"
        onConfirm={() => remove.mutate(recording)}
      >
        {recording.jobId
          ? 'Its notes stay, but it can never be played with them.'
          : `${length} of sound are deleted. They are in no other place.`}
      </ConfirmDialog>
    </section>
  )
}
