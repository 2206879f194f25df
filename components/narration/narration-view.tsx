'use client'

import { useEffect, useMemo, useState } from 'react'
import { TranscriptList } from '@/components/playback/transcript-list'
import { Note } from '@/components/ui/note'
import type { NarrationDocument } from '@/lib/documents/schema'
import { count, spoken } from '@/lib/format/duration'
import { Playback } from '@/lib/media/recordings/playback'
import { changedLines, isCurrent, type Reading } from '@/lib/narrations/script'
import { timeline } from '@/lib/narrations/timeline'
import { NarrationDownloads } from './narration-downloads'
import { NarrationParts } from './narration-parts'
import { NarrationPlayer } from './narration-player'
import { OfflineVoice } from './offline-voice'

/** A narration to hear: the player, its sentences as captions that follow it, and its parts. */
export function NarrationView({ narration, reading }: { narration: NarrationDocument; reading: Reading }) {
  const { content, title } = narration
  const [playback] = useState(() => new Playback())
  const parts = useMemo(() => timeline(content), [content])
  const lines = useMemo(() => parts.flatMap((part) => part.lines), [parts])
  useEffect(() => playback.setLines(lines), [playback, lines])
  const seconds = parts.reduce((sum, part) => sum + part.seconds, 0)
  const changed = changedLines(reading, content)
  return (
    <section aria-label="Narration" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <p className="text-sm text-ink-faint">
          <span className="font-medium text-ink">{spoken(seconds)}</span> · {count(lines.length, 'sentence')}{' '}
          · by {content.voice}
          {content.speed === 1 ? '' : ` at ${content.speed} times the usual pace`}
        </p>
        <NarrationDownloads narration={narration} />
      </div>
      {content.model.offline ? <OfflineVoice /> : null}
      {isCurrent(reading, content) ? null : (
        <Note tone="warning" title="The text has changed since this was spoken">
          {changed === 0
            ? 'Every sentence is spoken already: generate it again to hear them as they stand now.'
            : `${count(changed, 'sentence')} will be spoken anew when you generate it again; the others are kept.`}
        </Note>
      )}
      <div className="max-xl:sticky max-xl:top-(--covered) max-xl:z-20 max-xl:-mx-2 max-xl:bg-canvas max-xl:p-2">
        <NarrationPlayer id={narration.id} title={title} playback={playback} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex max-h-[32rem] min-h-0 flex-col rounded-box border bg-surface">
          <TranscriptList lines={lines} playback={playback} />
        </div>
        <NarrationParts narrationId={narration.id} parts={parts} playback={playback} />
      </div>
    </section>
  )
}
