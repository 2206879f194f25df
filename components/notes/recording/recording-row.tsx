'use client'

import { sizeInWords } from '@shared/documents/upload-limits.ts'
import { ArrowRight, AudioLines, Ear, MoreHorizontal, NotebookPen, Trash2, Video } from 'lucide-react'
import Link from 'next/link'
import { Ago } from '@/components/ui/ago'
import { Button, buttonClass } from '@/components/ui/button'
import { Menu, MenuItem, MenuPanel, MenuTrigger } from '@/components/ui/menu'
import { ProgressBar } from '@/components/ui/progress'
import { clock } from '@/lib/format/duration'
import type { ToldUpload } from '@/lib/media/recordings/other-tabs'
import type { Media } from '@/lib/media/schema'

/** What notes are taken of: what was heard before, or what is to be heard. */
export type NotesInput = { transcriptId: string } | { mediaId: string; language?: string; again?: boolean }

/** A recording of the project: what it is, whether all of it is there, and its notes once more. */
export function RecordingRow({
  recording,
  elsewhere,
  liveHref,
  transcriptId,
  language,
  busy,
  onNotes,
  onDelete,
}: {
  recording: Media
  /** Another tab sends it just now. */
  elsewhere: ToldUpload | undefined
  /** Where its notes are being taken. */
  liveHref: string | undefined
  /** What was heard in it: notes are taken of that, so that nothing is heard, and paid for, twice. */
  transcriptId: string | null
  /** What is spoken in it, where somebody has said so. */
  language: string | null
  busy: boolean
  onNotes: (input: NotesInput) => void
  onDelete: () => void
}) {
  const { name, type, bytes, seconds, createdAt } = recording
  const facts = [seconds === null ? null : clock(seconds), sizeInWords(bytes)].filter(Boolean).join(' · ')
  const hearing = { mediaId: recording.id, ...(language && { language }) }
  const missing = elsewhere ? null : missingWords(recording)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
      <span aria-hidden className="text-ink-faint max-sm:hidden [&_svg]:size-5 [&_svg]:stroke-[1.5]">
        {type.startsWith('video/') ? <Video /> : <AudioLines />}
      </span>
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="nums mt-0.5 text-sm text-ink-faint">
          {facts} · added <Ago moment={createdAt} />
        </p>
        {missing ? <p className="mt-0.5 text-sm text-ink-soft">{missing}</p> : null}
        {elsewhere ? (
          <div className="mt-2 flex flex-col gap-2">
            <p className="nums text-sm text-ink-soft">Another tab sends it. {elsewhere.words}</p>
            <ProgressBar
              value={elsewhere.percent ?? 0}
              label={`Sending ${name} in another tab`}
              text={elsewhere.words}
              tone="still"
            />
          </div>
        ) : null}
      </div>
      <div className="flex items-center gap-1">
        {liveHref ? (
          <Button asChild>
            <Link href={liveHref} prefetch={false} aria-label={`Watch the notes of ${name}`}>
              Watch the notes
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        ) : recording.piecesReadyAt === null && transcriptId === null ? null : (
          <Button
            disabled={busy}
            aria-label={`Take notes of ${name}`}
            onClick={() => onNotes(transcriptId ? { transcriptId } : hearing)}
          >
            <NotebookPen aria-hidden />
            Take notes
          </Button>
        )}
        <Menu>
          <MenuTrigger
            className={buttonClass({ variant: 'ghost', size: 'icon' })}
            aria-label={`More for ${name}`}
          >
            <MoreHorizontal aria-hidden />
          </MenuTrigger>
          <MenuPanel>
            {transcriptId && recording.piecesReadyAt !== null ? (
              <MenuItem disabled={busy} onSelect={() => onNotes({ ...hearing, again: true })}>
                <Ear aria-hidden />
                Transcribe again
              </MenuItem>
            ) : null}
            <MenuItem danger onSelect={onDelete}>
              <Trash2 aria-hidden />
              Delete
            </MenuItem>
          </MenuPanel>
        </Menu>
      </div>
    </li>
  )
}

/** What is not there of it, and how it gets there; null when all is. */
function missingWords({ status, piecesReadyAt }: Media): string | null {
  if (piecesReadyAt === null)
    return 'Not all of it is here. Upload the same file again: it goes on where it stopped.'
  if (status === 'uploading')
    return 'Notes can be taken of it, but it cannot be played: the original is not all here. Upload the same file again to add it.'
  return null
}
