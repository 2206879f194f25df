'use client'

import type { TalkTrack } from '@shared/documents/talk-track.ts'
import { audienceInProse } from '@shared/text/audience.ts'
import { Copy, Headphones, History } from 'lucide-react'
import Link from 'next/link'
import { exportChoices } from '@/components/documents/export-formats'
import { ExportMenu } from '@/components/documents/export-menu'
import { SaveStateLabel } from '@/components/documents/save-state'
import { TitleField } from '@/components/documents/title-field'
import { Button } from '@/components/ui/button'
import type { SaveState } from '@/lib/documents/autosave'
import { count, spoken } from '@/lib/format/duration'
import { type Tone, toneWords } from './tones'

/** The top of a talk track: what it is, how long it takes, and what can be taken away. */
export function ReaderHeader({
  document,
  title,
  content,
  seconds,
  state,
  onTitle,
  onCopyAll,
  onRevisions,
  onExport,
}: {
  document: { id: string; projectId: string }
  title: string
  content: TalkTrack
  seconds: number
  state: SaveState
  onTitle: (title: string) => void
  onCopyAll: () => void
  onRevisions: () => void
  onExport: () => Promise<boolean>
}) {
  const tone = toneWords[content.tone as Tone]?.label ?? content.tone
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 flex-1 basis-80">
        <TitleField label="Title of the talk track" value={title} onChange={onTitle} />
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-faint">
          <span>
            <span className="font-medium text-ink">{spoken(seconds)}</span> ·{' '}
            {count(content.scripts.length, 'slide')} · {tone} · {content.wordsPerMinute} words a minute
          </span>
          <SaveStateLabel state={state} />
        </p>
        <p className="mt-1 text-sm text-ink-faint wrap-anywhere">For {audienceInProse(content.audience)}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <Link href={`/projects/${document.projectId}/listen/${document.id}`}>
            <Headphones aria-hidden />
            Listen
          </Link>
        </Button>
        <Button onClick={onRevisions}>
          <History aria-hidden />
          Revisions
        </Button>
        <Button onClick={onCopyAll}>
          <Copy aria-hidden />
          Copy all
        </Button>
        <ExportMenu
          documentId={document.id}
          title={title}
          choices={exportChoices.talk_track}
          saved={state.status === 'saved'}
          save={onExport}
        />
      </div>
    </div>
  )
}
