import type { StorySegment } from '@shared/documents/story.ts'
import type { LanguageCode } from '@shared/stories/languages.ts'
import { layoutSegment } from '@shared/stories/layout.ts'
import { Sentence } from './listening/sentence'
import { RubyText } from './ruby-text'
import { Word } from './word'

/**
 * The text of a segment, sentence by sentence. `data-sentence` names each for whoever speaks it: the segment's id and the
 * sentence's place in it, from 0.
 */
export function SegmentText({
  segment,
  language,
  meaningLanguage,
  readings,
}: {
  segment: StorySegment
  language: LanguageCode
  meaningLanguage: LanguageCode
  readings: boolean
}) {
  return (
    <p lang={language} dir="auto" className="wrap-anywhere">
      {layoutSegment(segment).map(({ spans }, sentence) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sentences of a text never change their order
        <Sentence key={sentence} name={`${segment.id}:${sentence}`}>
          {spans.map(({ word, pieces }, place) => {
            const entry = word === null ? undefined : segment.vocabulary[word]
            return entry ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor do its words
              <Word key={place} entry={entry} language={language} meaningLanguage={meaningLanguage}>
                <RubyText pieces={pieces} readings={readings} />
              </Word>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: nor do its words
              <span key={place}>
                <RubyText pieces={pieces} readings={readings} />
              </span>
            )
          })}
        </Sentence>
      ))}
    </p>
  )
}
