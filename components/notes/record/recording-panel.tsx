'use client'

import { Circle, Pause, Square } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Recorder } from '@/lib/recorder/recorder'
import type { RecorderState, RecorderStatus } from '@/lib/recorder/recorder-state'
import type { Recording } from '@/lib/recorder/recording'
import { LevelMeter } from './level-meter'
import { RecordedTime } from './recorded-time'

const WORDS: Partial<Record<RecorderStatus, string>> = {
  ready: 'Ready. Nothing is recorded yet.',
  recording: 'Recording',
  paused: 'Paused',
  finishing: 'Storing the last of it…',
}

/** The microphone, how loud it is, how much is recorded, and what can be done. */
export function RecordingPanel({
  recorder,
  state,
  next,
  onStart,
  onFinish,
}: {
  recorder: Recorder
  state: RecorderState
  /** What is gone on with; null for a new recording. */
  next: Recording | null
  onStart: () => void
  onFinish: () => void
}) {
  const { status, devices, deviceId, roomMinutes } = state
  const main = useRef<HTMLButtonElement>(null)
  // The button that was pressed is gone; its place is taken by what comes next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every change of what can be done
  useEffect(() => main.current?.focus({ preventScroll: true }), [status])
  const isBegun = status !== 'ready'
  return (
    <section
      aria-label="Recording"
      className="flex flex-col gap-5 rounded-box border bg-surface p-5 sm:p-6"
      data-status={status}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
        <div className="flex min-w-0 flex-col gap-1">
          <p role="status" className="flex items-center gap-2 text-sm text-ink-soft">
            <span
              aria-hidden
              className={cx(
                'size-2.5 rounded-full',
                status === 'recording' ? 'bg-stage' : 'border border-line-strong',
              )}
            />
            {WORDS[status]}
          </p>
          <RecordedTime recorder={recorder} before={isBegun ? 0 : (next?.seconds ?? 0)} />
        </div>
        <LevelMeter recorder={recorder} isRecording={status === 'recording'} />
      </div>
      <Field
        id="microphone"
        label="Microphone"
        {...(roomMinutes !== null && {
          hint: `There is room for about ${roomMinutes} minutes on this device.`,
        })}
      >
        <Select
          id="microphone"
          value={deviceId ?? ''}
          placeholder="Choose a microphone"
          disabled={status === 'finishing'}
          onChange={(id) => void recorder.choose(id)}
          options={devices.map(({ id, label }) => ({ value: id, label }))}
        />
      </Field>
      <div className="flex flex-wrap justify-end gap-2 border-t pt-5">
        {status === 'ready' ? (
          <>
            <Button onClick={() => void recorder.close()}>Cancel</Button>
            <Button ref={main} variant="stage" onClick={onStart}>
              <Circle aria-hidden className="fill-current" />
              {next ? 'Go on recording' : 'Start recording'}
            </Button>
          </>
        ) : (
          <>
            {status === 'recording' ? (
              <Button ref={main} onClick={() => void recorder.pause()}>
                <Pause aria-hidden />
                Pause
              </Button>
            ) : (
              <Button ref={main} disabled={status === 'finishing'} onClick={() => void recorder.resume()}>
                <Circle aria-hidden className="fill-current" />
                Go on
              </Button>
            )}
            <Button variant="primary" disabled={status === 'finishing'} onClick={onFinish}>
              <Square aria-hidden className="fill-current" />
              Finish
            </Button>
          </>
        )}
      </div>
    </section>
  )
}
