'use client'

import { FailedJobs } from '@/components/jobs/failed-jobs'
import { Note } from '@/components/ui/note'
import type { StoryDocument } from '@/lib/documents/schema'
import { count } from '@/lib/format/duration'
import { changedLines, isCurrent, readingOf } from '@/lib/narrations/script'
import { NARRATION_KINDS, reads } from '@/lib/narrations/use-sound'
import type { ReaderSettings } from '@/lib/stories/reader-settings'
import { ListeningBar } from './listening-bar'
import { useListening } from './listening-context'

/** What there is to hear of the story, and what is wrong with it; nothing where nobody has asked for it. */
export function ListeningPart({
  document,
  settings,
  change,
}: {
  document: StoryDocument
  settings: ReaderSettings
  change: (change: Partial<ReaderSettings>) => void
}) {
  const listening = useListening()
  if (!listening) return null
  const { job, narration, isNarrated } = listening.sound
  const listenHref = `/projects/${document.projectId}/listen/${document.id}`
  return (
    <>
      <FailedJobs projectId={document.projectId} kinds={NARRATION_KINDS} which={reads(document.id)} />
      {job || isNarrated ? (
        <ListeningBar
          listening={listening}
          listenHref={listenHref}
          pace={settings.pace}
          onPace={(pace) => change({ pace })}
        />
      ) : null}
      {narration && !job ? <OutOfDate document={document} narration={narration.content} /> : null}
    </>
  )
}

function OutOfDate({
  document,
  narration,
}: {
  document: StoryDocument
  narration: Parameters<typeof isCurrent>[1]
}) {
  const reading = readingOf(document)
  if (isCurrent(reading, narration)) return null
  const changed = changedLines(reading, narration)
  return (
    <Note tone="warning" title="The text has changed since it was read aloud">
      {changed === 0
        ? 'Have it read again under “Voice and files” to hear it in its new order; nothing needs to be spoken anew.'
        : `${count(changed, 'sentence')} cannot be heard yet. Have it read again under “Voice and files”: only what changed is spoken anew.`}
    </Note>
  )
}
