'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Note } from '@/components/ui/note'
import { spoken } from '@/lib/format/duration'
import { useObjectUrl } from '@/lib/media/picture/use-object-url'
import type { Recording } from '@/lib/recorder/recording'
import { useDeleteRecording, useListen, useUseRecording } from '@/lib/recorder/use-kept-recording'
import { recordingWords } from './recording-words'

/** A recording that waits to be used: go on with it, use it, hear it, delete it. */
export function KeptRecording({
  userId,
  recording,
  isOfThisProject,
  canContinue,
  onContinue,
  onRecorded,
}: {
  userId: string
  recording: Recording
  isOfThisProject: boolean
  canContinue: boolean
  onContinue: () => void
  onRecorded: (file: File) => Promise<void>
}) {
  const use = useUseRecording(userId, onRecorded)
  const remove = useDeleteRecording(userId)
  const listen = useListen()
  const [asks, setAsks] = useState(false)
  const url = useObjectUrl(listen.data)
  const isBusy = use.isPending || remove.isPending
  const problem = use.error ?? remove.error ?? listen.error
  const length = spoken(recording.seconds)
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
          {use.isPending
            ? 'Being sent. It stays in this browser until all of it is stored.'
            : `${isOfThisProject ? '' : 'It was begun in another project. '}It is in this browser only, until you use it.`}
        </p>
      </div>
      {url ? (
        // biome-ignore lint/a11y/useMediaCaption: it has not been transcribed yet
        <audio src={url} controls className="w-full" aria-label="The recording" />
      ) : null}
      {problem ? <Note tone="problem">{problem.message}</Note> : null}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={isBusy} onClick={() => use.mutate(recording)}>
          {use.isPending ? 'Sending…' : 'Use it'}
        </Button>
        <Button disabled={isBusy || !canContinue} onClick={onContinue}>
          Continue
        </Button>
        {url ? null : (
          <Button disabled={isBusy || listen.isPending} onClick={() => listen.mutate(recording)}>
            Listen
          </Button>
        )}
        <Button variant="ghost" disabled={isBusy} onClick={() => setAsks(true)}>
          Delete
        </Button>
      </div>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title="Delete this recording?"
        action="Delete it"
        onConfirm={() => remove.mutate(recording)}
      >
        {length} of sound are deleted. They are in no other place.
      </ConfirmDialog>
    </section>
  )
}
