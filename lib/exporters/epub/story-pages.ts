import type { Story, StorySegment } from '../../../supabase/functions/_shared/documents/story.ts'
import { layoutSegment } from '../../../supabase/functions/_shared/stories/layout.ts'
import { allWords, letterOf, storyFacts } from '../story-words.ts'
import type { BookPicture } from './book-pictures.ts'
import { xml } from './xml.ts'

/** A page of a book: its file, its title and what is in its body. */
export interface Page {
  file: string
  title: string
  language: string
  body: string
}

/** The pages of a story as a book: its pictures, the text with ruby and, after each segment, its translation; words; questions; answers. */
export function storyPages(title: string, story: Story, pictures: BookPicture[] = []): Page[] {
  const { language, translationLanguage: reader, segments, questions, titleTranslation } = story
  const words = allWords(story)
  const head = [
    `<h1>${xml(title)}</h1>`,
    titleTranslation === '' ? '' : `<p class="faint" ${lang(reader)}>${xml(titleTranslation)}</p>`,
    `<p class="faint" ${lang('en')}>${xml(storyFacts(story))}</p>`,
  ]
  const text = segments.map(
    (segment) =>
      `<section id="${xml(anchor(segment.id))}">${figure(pictures, segment, reader)}<p>${ruby(segment)}</p>` +
      `<p class="translation" ${lang(reader)}>${xml(segment.translation)}</p></section>`,
  )
  const list = words.map(
    ({ word, reading, meaning }) =>
      `<dt ${lang(language)}>${xml(word)}${reading === '' ? '' : ` <span class="faint">${xml(reading)}</span>`}</dt><dd>${xml(meaning)}</dd>`,
  )
  const asked = questions.map(
    ({ question, choices }) =>
      `<li>${xml(question)}<ol class="choices">${choices.map((choice) => `<li>${xml(choice)}</li>`).join('')}</ol></li>`,
  )
  const answered = questions.map(
    ({ answer, explanation, quote }) =>
      `<li><strong>${letterOf(answer)}</strong> ${xml(explanation)} <q ${lang(language)}>${xml(quote)}</q></li>`,
  )
  return [
    { file: 'story.xhtml', title, language, body: [...head, ...text].filter(Boolean).join('\n') },
    ...page('words.xhtml', 'Words', reader, list, 'dl'),
    ...page('questions.xhtml', 'Questions', reader, asked, 'ol'),
    ...page('answers.xhtml', 'Answers', reader, answered, 'ol'),
  ]
}

function figure(pictures: BookPicture[], { id }: StorySegment, language: string): string {
  const shown = pictures.find(({ segmentId }) => segmentId === id)
  return shown ? `<figure><img src="${shown.file}" alt="${xml(shown.alt)}" ${lang(language)}/></figure>` : ''
}

const lang = (code: string) => `xml:lang="${code}" lang="${code}"`

/** An id that XML takes: it begins with a letter and has no white space. */
const anchor = (id: string) => `s-${id.replace(/[^\w.-]/g, '_')}`

function ruby(segment: StorySegment): string {
  return layoutSegment(segment)
    .flatMap(({ spans }) => spans.flatMap(({ pieces }) => pieces))
    .map(({ text, reading }) =>
      reading === null ? xml(text) : `<ruby>${xml(text)}<rp>(</rp><rt>${xml(reading)}</rt><rp>)</rp></ruby>`,
    )
    .join('')
}

function page(file: string, title: string, language: string, items: string[], list: 'dl' | 'ol'): Page[] {
  if (items.length === 0) return []
  const body = `<h1 ${lang('en')}>${title}</h1>\n<${list}>\n${items.join('\n')}\n</${list}>`
  return [{ file, title, language, body }]
}
