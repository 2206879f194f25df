import type { Outline } from '../../../supabase/functions/_shared/documents/outline.ts'
import { count } from '../../format/duration.ts'
import { OUTLINE_OFFLINE, outlineFacts, restsOn } from '../outline-lines.ts'
import { markdown, markdownLine } from './markdown.ts'
import { heading, oneLine, type Printable, remark } from './printable.ts'

/** The outline of a deck on paper. */
export function printOutline(title: string, outline: Outline): Printable {
  return {
    title: oneLine(title) || 'Outline',
    blocks: [
      ...outlineFacts(outline).map(remark),
      ...(outline.model.offline ? [remark(OUTLINE_OFFLINE)] : []),
      ...outline.sections.flatMap((section, index) => {
        const from = restsOn(section, outline)
        const words = markdownLine(section.title).trim() || 'Untitled section'
        return [
          heading(2, `${index + 1}. ${words} (${count(section.slides, 'slide')})`),
          ...markdown('paragraph', section.about),
          ...(from ? [remark(`From: ${from}`)] : []),
        ]
      }),
    ],
  }
}
