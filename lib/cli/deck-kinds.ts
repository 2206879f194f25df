import { DeckSchema } from '../../supabase/functions/_shared/documents/deck.ts'
import { OUTLINE_LIMITS } from '../../supabase/functions/_shared/documents/outline.ts'
import { DeckOutlineInputSchema } from '../../supabase/functions/_shared/kinds/deck_outline/schema.ts'
import { deckToMarkdown } from '../exporters/deck-markdown.ts'
import { printDeck } from '../exporters/print/deck.ts'
import { fileKind } from '../importers/file-kind.ts'
import { importDeck } from '../importers/index.ts'
import { importTranscript } from '../importers/transcript/index.ts'
import { CliError } from './cli-error.ts'
import type { CliKind } from './kinds.ts'

/** A deck from a brief, which the options say, and one source: its outline first, and the slides of it at once. */
export const deckStructure: CliKind = {
  async read(file) {
    if (fileKind(file.bytes) === 'zip') {
      const { title, deck } = await importDeck(file)
      return { type: 'deck', title, content: deck, warnings: deck.warnings }
    }
    const { title, transcript } = importTranscript(file)
    return { type: 'transcript', title, content: transcript, warnings: transcript.warnings }
  },
  input(sourceId, { topic, audience, goal, slides, tone }) {
    if (topic === undefined) throw new CliError('deck_structure needs --topic "what the deck is about".', 2)
    const brief = { topic, audience, goal, tone, slides: slides === undefined ? undefined : Number(slides) }
    const parsed = DeckOutlineInputSchema.safeParse({ ...brief, sources: [sourceId] })
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const field = String(issue?.path[0])
    const { minSlides, maxSlides } = OUTLINE_LIMITS
    const reason = field === 'slides' ? `It is a number from ${minSlides} to ${maxSlides}.` : issue?.message
    throw new CliError(`--${field} is not right: ${reason} See bin/generate --help.`, 2)
  },
  first: { kind: 'deck_outline', next: (outlineId) => ({ outlineId }) },
  toMarkdown: (title, content) => deckToMarkdown(title, DeckSchema.parse(content)),
  toPrint: (title, content) => printDeck(title, DeckSchema.parse(content)),
}
