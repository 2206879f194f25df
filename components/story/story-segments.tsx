import type { StorySegment } from '@shared/documents/story.ts'
import type { LanguageCode } from '@shared/stories/languages.ts'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import type { ReaderSettings } from '@/lib/stories/reader-settings'
import { SegmentText } from './segment-text'

const SIZES: Record<ReaderSettings['size'], string> = {
  small: 'text-base/8',
  medium: 'text-lg/9',
  large: 'text-xl/11',
  largest: 'text-2xl/13',
}

/** A segment to read, with its translation beside it (below it on a phone) where that is wanted. */
export function Segment({
  segment,
  number,
  language,
  translationLanguage,
  settings,
  picture,
  below,
}: {
  segment: StorySegment
  number: number
  language: LanguageCode
  translationLanguage: LanguageCode
  settings: ReaderSettings
  /** What stands above its text, and what below it. */
  picture?: ReactNode
  below?: ReactNode
}) {
  return (
    <li
      id={segment.id}
      aria-label={`Segment ${number}`}
      className={cx(
        'grid gap-x-10 gap-y-3',
        settings.translation && 'lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]',
      )}
    >
      {picture ? <div className="mb-1 lg:col-span-full">{picture}</div> : null}
      <div className={cx('font-serif', SIZES[settings.size])}>
        <SegmentText
          segment={segment}
          language={language}
          meaningLanguage={translationLanguage}
          readings={settings.readings}
        />
        {segment.beyondLevel.length > 0 ? (
          <p className="mt-2 font-sans text-sm text-ink-faint">
            Harder than this level: <span lang={language}>{segment.beyondLevel.join(', ')}</span>
          </p>
        ) : null}
        {below}
      </div>
      {settings.translation ? (
        <p
          lang={translationLanguage}
          dir="auto"
          className="border-l-2 pl-4 text-base text-ink-soft wrap-anywhere lg:mt-1.5"
        >
          {segment.translation}
        </p>
      ) : null}
    </li>
  )
}
