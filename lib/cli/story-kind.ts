import { StorySchema } from '../../supabase/functions/_shared/documents/story.ts'
import { StoryInputSchema } from '../../supabase/functions/_shared/kinds/story_generation/schema.ts'
import { printStory } from '../exporters/print/story.ts'
import { storyToMarkdown } from '../exporters/story-markdown.ts'
import { decodeText } from '../importers/decode-text.ts'
import { ImportWarnings } from '../importers/warnings.ts'
import { CliError } from './cli-error.ts'
import type { CliKind } from './kinds.ts'

const OPTIONS: Record<string, string> = { translationLanguage: '--translation', topic: 'The topic' }

/** A story from a text file: what it is about in the first line, wishes below it. The options say the rest. */
export const storyGeneration: CliKind = {
  async read({ fileName, bytes }) {
    const warnings = new ImportWarnings()
    const brief = decodeText(bytes, warnings).trim()
    if (brief !== '') return { brief, warnings: warnings.sentences() }
    throw new CliError(`${fileName} is empty. Write what the story is about in its first line.`)
  },
  input(brief, { language = 'ja', translation = 'en', level, length }) {
    const [topic = '', ...wishes] = brief.split('\n')
    const parsed = StoryInputSchema.safeParse({
      topic,
      instructions: wishes.join('\n'),
      language,
      translationLanguage: translation,
      level: level ?? 'Beginner',
      length,
    })
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const field = String(issue?.path[0])
    throw new CliError(
      `${OPTIONS[field] ?? (field === 'instructions' ? 'What is below the first line' : `--${field}`)} is not right: ${issue?.message} See bin/generate --help.`,
      2,
    )
  },
  toMarkdown: (title, content) => storyToMarkdown(title, StorySchema.parse(content)),
  toPrint: (title, content) => printStory(title, StorySchema.parse(content)),
}
