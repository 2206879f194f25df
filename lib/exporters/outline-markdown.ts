import type { Outline } from '../../supabase/functions/_shared/documents/outline.ts'
import { count } from '../format/duration.ts'
import { escapeLine, escapeText } from './markdown-text.ts'
import { OUTLINE_OFFLINE, outlineFacts, restsOn } from './outline-lines.ts'

/** The outline of a deck as Markdown: a section each, with how many slides it has and what it rests on. */
export function outlineToMarkdown(title: string, outline: Outline): string {
  const sections = outline.sections.map((section, index) => {
    const from = restsOn(section, outline)
    return [
      `## ${index + 1}. ${escapeLine(section.title) || 'Untitled section'} (${count(section.slides, 'slide')})`,
      escapeText(section.about),
      from && `*From: ${escapeLine(from)}*`,
    ]
      .filter(Boolean)
      .join('\n\n')
  })
  const facts = outlineFacts(outline).map((fact) => `- ${escapeLine(fact)}`)
  const head = [
    `# ${escapeLine(title) || 'Outline'}`,
    facts.join('\n'),
    outline.model.offline ? `> ${OUTLINE_OFFLINE}` : '',
  ]
  return `${[...head.filter(Boolean), ...sections].join('\n\n')}\n`
}
