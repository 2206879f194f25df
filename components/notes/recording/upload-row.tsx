'use client'

import { ArrowRight, Pause, Play, X } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import { ProgressBar } from '@/components/ui/progress'
import { clock } from '@/lib/format/duration'
import { percentOf, type RecordingUploadState } from '@/lib/media/recordings/upload-state'
import { useRecordingUploads } from '@/lib/media/recordings/uploads-context'
import { stepWords, uploadWords } from './upload-words'

/** A recording that this tab sends: how far it is, pause and stop, and where its notes are taken. */
export function UploadRow({ upload }: { upload: RecordingUploadState }) {
  const uploads = useRecordingUploads()
  const { id, name, projectId, status, progress, jobId, problem } = upload
  if (status === 'failed') {
    return (
      <Note
        tone="problem"
        title={<span className="wrap-anywhere">{name}</span>}
        action={
          <Button size="sm" onClick={() => uploads.dismiss(id)}>
            Dismiss
          </Button>
        }
      >
        {problem}
      </Note>
    )
  }
  const words = status === 'stored' ? 'All of it is stored.' : uploadWords(upload)
  const { phase } = progress
  const paused = phase === 'paused'
  return (
    <section
      aria-label={name}
      className="flex flex-wrap items-center gap-x-6 gap-y-3 rounded-box border bg-surface px-5 py-4"
    >
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-2">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="nums text-sm text-ink-soft">{words}</p>
        <p role="status" className="sr-only">
          {status === 'stored' ? words : stepWords(upload)}
        </p>
        {status === 'sending' ? (
          <ProgressBar
            value={percentOf(upload) ?? 0}
            label={`Sending ${name}`}
            text={words}
            tone={phase === 'waiting' || phase === 'elsewhere' || paused ? 'still' : 'live'}
          />
        ) : null}
        {progress.pieces.brokenOffAt === null ? null : (
          <p className="text-sm text-danger">
            It breaks off at {clock(progress.pieces.brokenOffAt)}: what comes after that cannot be read.
          </p>
        )}
        {problem ? <p className="text-sm text-danger">{problem}</p> : null}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {jobId ? (
          <Button asChild>
            <Link href={`/projects/${projectId}/lecture-notes/live/${jobId}`}>
              Watch the notes
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        ) : null}
        {status === 'sending' ? (
          <>
            <Button
              variant="ghost"
              size="icon"
              aria-label={paused ? `Go on sending ${name}` : `Pause ${name}`}
              onClick={() => (paused ? uploads.resume(id) : uploads.pause(id))}
            >
              {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
            </Button>
            <Button
              variant="ghost"
              size="icon"
              aria-label={`Stop sending ${name}`}
              onClick={() => uploads.stop(id)}
            >
              <X aria-hidden />
            </Button>
          </>
        ) : (
          <Button variant="ghost" size="sm" onClick={() => uploads.dismiss(id)}>
            Dismiss
          </Button>
        )}
      </div>
    </section>
  )
}
