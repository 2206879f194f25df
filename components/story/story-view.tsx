'use client'

import { Note } from '@/components/ui/note'
import type { StoryDocument } from '@/lib/documents/schema'
import { useReaderSettings } from '@/lib/stories/reader-settings'
import type { ReadingProgress } from '@/lib/stories/schema'
import { useKeepProgress } from '@/lib/stories/use-keep-progress'
import { ListeningPart } from './listening/listening-part'
import { PictureBar } from './pictures/picture-bar'
import { segmentPicture } from './pictures/segment-picture'
import { useStoryPictures } from './pictures/use-story-pictures'
import { QuestionList } from './question-list'
import { ReaderBar } from './reader-bar'
import { StoryHeader } from './story-header'
import { Segment } from './story-segments'
import { useReadingPlace } from './use-reading-place'

/** A story to read: from where its reader was, as they like it shown, with its questions at the end. */
export function StoryView({ document, progress }: { document: StoryDocument; progress: ReadingProgress }) {
  const { segments, questions, language, translationLanguage } = document.content
  const [settings, change] = useReaderSettings()
  const keep = useKeepProgress(document.id)
  const pictures = useStoryPictures(document)
  useReadingPlace(
    segments.map(({ id }) => id),
    progress.segmentId,
    (segmentId) => keep.mutate({ segmentId }),
  )
  return (
    <article aria-label={document.title} className="flex flex-col gap-10">
      <StoryHeader document={document} />
      <ReaderBar
        settings={settings}
        change={change}
        hasReadings={segments.some(({ readings }) => readings.length > 0)}
      />
      <PictureBar document={document} pictures={pictures} />
      <ListeningPart document={document} settings={settings} change={change} />
      {keep.error ? (
        <Note tone="warning" title="Your place in the story is not kept">
          {keep.error.message} You can read on; it is tried again when you go on.
        </Note>
      ) : null}
      <ol aria-label="Story" className="flex max-w-5xl flex-col gap-8">
        {segments.map((segment, index) => (
          <Segment
            key={segment.id}
            segment={segment}
            number={index + 1}
            language={language}
            translationLanguage={translationLanguage}
            settings={settings}
            {...segmentPicture(document, segment, index + 1, pictures)}
          />
        ))}
      </ol>
      <QuestionList
        questions={questions}
        answers={progress.answers}
        language={translationLanguage}
        storyLanguage={language}
        onAnswer={(answers) => keep.mutate({ answers })}
      />
    </article>
  )
}
