import type { Story } from '../../../supabase/functions/_shared/documents/story.ts'
import { type ExportedPicture, type ExportedPictures, NO_PICTURES } from '../pictures.ts'
import { allWords, letterOf, storyFacts, withReadings, wordLine } from '../story-words.ts'
import {
  type Block,
  heading,
  item,
  oneLine,
  type Printable,
  paragraphs,
  printableText,
  remark,
} from './printable.ts'

/** A story on paper: its pictures, its text with readings, translations, words, questions, and the answers last. */
export function printStory(title: string, story: Story, pictures: ExportedPictures = NO_PICTURES): Printable {
  return {
    title: oneLine(title) || 'Story',
    blocks: [
      ...(story.titleTranslation === '' ? [] : [remark(story.titleTranslation)]),
      remark(storyFacts(story)),
      ...story.segments.flatMap((segment): Block[] => [
        ...picture(pictures.get(segment.id)),
        {
          kind: 'paragraph',
          runs: withReadings(segment).map(({ text, reading }) => ({
            text: printableText(text),
            ...(reading && { faint: true }),
          })),
        },
        ...paragraphs('quote', segment.translation),
      ]),
      ...part(
        'Words',
        allWords(story).map((entry) => item(0, wordLine(entry))),
      ),
      ...part(
        'Questions',
        story.questions.flatMap(({ question, choices }, index) => [
          item(0, `${index + 1}. ${question}`, '', true),
          ...choices.map((choice, at) => item(1, `${letterOf(at)}) ${choice}`)),
        ]),
      ),
      ...part(
        'Answers',
        story.questions.map(({ answer, explanation }, index) =>
          item(0, `${index + 1}. ${letterOf(answer)}: ${explanation}`),
        ),
      ),
    ],
  }
}

function picture(of: ExportedPicture | undefined): Block[] {
  return of ? [{ kind: 'picture', picture: of }] : []
}

function part(words: string, blocks: Block[]): Block[] {
  return blocks.length === 0 ? [] : [heading(2, words), ...blocks]
}
