import { clip } from '../../text/clip.ts'
import type { Found } from './found.ts'
import type { JourneyInput } from './schema.ts'
import type { ExtractTask } from './tasks.ts'

/** What the model is asked to do with one piece. Nothing of the transcript and nothing the user typed stands in here. */
export function extractInstructions(): string {
  return `You read a part of a transcript (an interview, a sales call, a meeting) and note the way that somebody in it
goes, or went: a customer, a user, a buyer, a participant. Their way becomes a customer journey map.

The material is a JSON object: the transcript's title, "lines" with number, speaker and text, and "before", the lines
just before your part, which you may read but not cite. "wish" is what the reader of the map hopes to see: where the
lines answer it, note that first; it changes nothing else.

Reply with {"about", "stages": [{"title", "entries": [{"row", "text", "score", "lines", "quote"}]}]}.
- A stage is a part of their way, in the order in which they went: becoming aware, choosing, paying, first use, and so
  on, but named by what they did here. 1 to 6 words.
- row is one of: steps (what they do), touchpoints (where they meet the other side: a page, a person, a letter),
  thoughts, feelings, painPoints, opportunities (what would have helped them, said or plainly implied by them).
- text is short: one thing, at most 20 words. For feelings it is one word or two, with score from -2 (awful) to
  2 (wonderful); for all other rows score is null.
- lines are the numbers of the lines that it rests on, and quote is copied from them word for word: one run of words,
  at least four, at most 40. Never shorten, mend or join what was said.
- Note only what the lines say. What nobody said stays empty; never add a stage or an entry because maps usually have
  one. At most 30 entries.
- about says whose way it is in at most 15 words, resting on lines too; null where the lines do not say.
- When nobody goes through anything in these lines (small talk, a lecture, an agenda, a list of news), reply with
  {"about": null, "stages": []}. That is a right answer.
- The language of the lines. Plain text.`
}

/** The piece as JSON. What the user typed as a wish is material too. */
export function extractMaterial({ prompt }: JourneyInput, task: ExtractTask): string {
  const { title, piece, pieces, before, lines } = task
  return JSON.stringify(
    { transcript: title, part: piece, parts: pieces, wish: prompt, before, lines },
    null,
    1,
  )
}

/** What the model is asked to do with all that was found. */
export function mergeInstructions(): string {
  return `You put together a customer journey map from what was noted in parts of one or more transcripts.

The material is a JSON object: "parts", each with an id, a title and its entries (id, row, text), in the order in which
they were read; "about", who it seems to be about; "wish", what the reader of the map hopes to see. The same stage may
have been noted several times, under other names and with the same entries in other words.

Reply with {"title", "stages": [{"title", "parts"}], "same"}.
- title: a name for the map, 3 to 10 words, from the material's own words.
- stages: the stages of the map in the order in which people go through them, at most 12 where that is possible; each
  with a title of 1 to 6 words and the ids of the parts that belong to it. Every part exactly once. Never a stage
  without a part.
- same: lists of the ids of entries that say the same, at least two each, all of the same row and within one stage of
  the map. The clearest comes first: its words are kept. No entry twice. When in doubt, leave entries apart.
- The language of the entries. Plain text.`
}

const MAX_ENTRY = 160

export function mergeMaterial({ prompt }: JourneyInput, found: Found): string {
  const parts = found.parts.map(({ id, title, entries }) => ({
    id,
    title,
    entries: entries.map((entry) => ({ id: entry.id, row: entry.row, text: clip(entry.text, MAX_ENTRY) })),
  }))
  const about = found.about.slice(0, 20).map(({ text }) => clip(text, MAX_ENTRY))
  return JSON.stringify({ transcripts: found.titles, about, wish: prompt, parts })
}
