import type { Story } from '../../supabase/functions/_shared/documents/story.ts'
import { escapeLine, escapeText } from './markdown-text.ts'
import { allWords, letterOf, storyFacts, withReadings, wordLine } from './story-words.ts'

/** A story as Markdown: each segment with its translation, then the words, the questions, and last the answers. */
export function storyToMarkdown(title: string, story: Story): string {
  const segments = story.segments.map((segment) => {
    const text = withReadings(segment)
      .map((piece) => piece.text)
      .join('')
    return `${escapeText(text)}\n\n> ${escapeText(segment.translation.replace(/\s+/g, ' '))}`
  })
  const words = allWords(story).map((entry) => `- ${escapeLine(wordLine(entry))}`)
  const questions = story.questions.map(
    ({ question, choices }, index) =>
      `${index + 1}. ${escapeLine(question)}\n${choices.map((choice, at) => `   - ${letterOf(at)}) ${escapeLine(choice)}`).join('\n')}`,
  )
  const answers = story.questions.map(
    ({ answer, explanation }, index) => `${index + 1}. ${letterOf(answer)}: ${escapeLine(explanation)}`,
  )
  const blocks = [
    `# ${escapeLine(title) || 'Story'}`,
    story.titleTranslation === '' ? '' : `*${escapeLine(story.titleTranslation)}*`,
    storyFacts(story),
    ...segments,
    section('Words', words),
    section('Questions', questions),
    section('Answers', answers),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function section(heading: string, items: string[]): string {
  return items.length === 0 ? '' : `## ${heading}\n\n${items.join('\n')}`
}
