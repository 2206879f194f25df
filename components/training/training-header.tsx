'use client'

import { numberedSteps } from '@shared/documents/sop.ts'
import { ChartNoAxesColumn, Headphones, History, MessageCircleQuestion } from 'lucide-react'
import Link from 'next/link'
import { exportChoices } from '@/components/documents/export-formats'
import { ExportMenu } from '@/components/documents/export-menu'
import { SaveStateLabel } from '@/components/documents/save-state'
import { TitleField } from '@/components/documents/title-field'
import { Button } from '@/components/ui/button'
import type { SaveState } from '@/lib/documents/autosave'
import type { SopDocument } from '@/lib/documents/schema'
import { count } from '@/lib/format/duration'
import { answerable } from '@/lib/trainings/progress'

/** The top of a training: what it is, what it was made from, and what can be taken away. */
export function TrainingHeader({
  document,
  title,
  content,
  state,
  onTitle,
  onRevisions,
  onExport,
}: {
  document: Pick<SopDocument, 'id' | 'projectId'>
  title: string
  content: SopDocument['content']
  state: SaveState
  onTitle: (title: string) => void
  onRevisions: () => void
  onExport: () => Promise<boolean>
}) {
  const { chapters, checkpoints, transcript } = content
  const here = `/projects/${document.projectId}/training/${document.id}`
  const facts = [
    count(chapters.length, 'chapter'),
    count(numberedSteps(content).size, 'step'),
    ...(checkpoints.length > 0 ? [count(checkpoints.length, 'checkpoint')] : []),
  ]
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 flex-1 basis-80">
        <TitleField label="Title of the training" value={title} onChange={onTitle} />
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-faint">
          <span>{facts.join(' · ')}</span>
          <SaveStateLabel state={state} />
        </p>
        <p className="mt-1 text-sm text-ink-faint wrap-anywhere">From {transcript.title}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {answerable(content).length > 0 ? (
          <>
            <Button asChild>
              <Link href={`${here}/learn`}>
                <MessageCircleQuestion aria-hidden />
                Answer the questions
              </Link>
            </Button>
            <Button asChild>
              <Link href={`${here}/results`}>
                <ChartNoAxesColumn aria-hidden />
                Results
              </Link>
            </Button>
          </>
        ) : null}
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
        <ExportMenu
          documentId={document.id}
          title={title}
          choices={exportChoices.sop}
          saved={state.status === 'saved'}
          save={onExport}
        />
      </div>
    </div>
  )
}
