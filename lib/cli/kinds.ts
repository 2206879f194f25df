import type { SupabaseClient } from '@supabase/supabase-js'
import type { DocumentType } from '../../supabase/functions/_shared/documents/index.ts'
import { JourneySchema } from '../../supabase/functions/_shared/documents/journey.ts'
import { LectureNotesSchema } from '../../supabase/functions/_shared/documents/lecture-notes.ts'
import { SopSchema } from '../../supabase/functions/_shared/documents/sop.ts'
import { TalkTrackSchema } from '../../supabase/functions/_shared/documents/talk-track.ts'
import { TranscriptSchema } from '../../supabase/functions/_shared/documents/transcript.ts'
import { DiagramInputSchema } from '../../supabase/functions/_shared/kinds/journey_from_diagram/schema.ts'
import { JourneyInputSchema } from '../../supabase/functions/_shared/kinds/journey_from_transcript/schema.ts'
import { TalkTrackInputSchema } from '../../supabase/functions/_shared/kinds/talk_track/schema.ts'
import { LanguageHintSchema } from '../../supabase/functions/_shared/speech/hearing-options.ts'
import { journeyToMarkdown } from '../exporters/journey-markdown.ts'
import { lectureNotesToMarkdown } from '../exporters/lecture-notes-markdown.ts'
import { printJourney } from '../exporters/print/journey.ts'
import { printLectureNotes } from '../exporters/print/lecture-notes.ts'
import type { Printable } from '../exporters/print/printable.ts'
import { printSop } from '../exporters/print/sop.ts'
import { printTalkTrack } from '../exporters/print/talk-track.ts'
import { printTranscript } from '../exporters/print/transcript.ts'
import { sopToMarkdown } from '../exporters/sop-markdown.ts'
import { talkTrackToMarkdown } from '../exporters/talk-track-markdown.ts'
import { transcriptToText } from '../exporters/transcript-text.ts'
import { type DeckFile, importDeck } from '../importers/index.ts'
import { importTranscript } from '../importers/transcript/index.ts'
import type { CutPiece } from '../media/cut/cut-recording.ts'
import { CliError } from './cli-error.ts'
import { deckStructure } from './deck-kinds.ts'
import { ttsGeneration } from './narration-kind.ts'
import { readPicture } from './read-picture.ts'
import { readRecording } from './read-recording.ts'
import { storyGeneration } from './story-kind.ts'

/** What a file becomes before it is generated from: a document, a stored file, or the input itself. */
export type CliSource =
  | { type: DocumentType; title: string; content: unknown; warnings: string[] }
  | { brief: string; warnings: string[] }
  | { mediaType: string; bytes: Uint8Array; pixels: number; warnings: string[] }
  | { mediaType: string; bytes: Uint8Array; pieces: CutPiece[]; warnings: string[] }

/** What a kind needs to be generated from a file: how to read it, what to start, how to print the result. */
export interface CliKind {
  read(file: DeckFile): Promise<CliSource>
  /** The job's input, from the id of what was stored, or the text of a brief. Throws a CliError that names the option that is wrong. */
  input(source: string, options: Record<string, string>, isMedia?: boolean): Record<string, unknown>
  /** The kind that is generated first, with that input, and what this one is started with: the document of it. */
  first?: { kind: string; next(documentId: string): Record<string, unknown> }
  toMarkdown?(title: string, content: unknown): string
  toPrint?(title: string, content: unknown): Printable
  /** Where the result is no text: the endings of what it is written to, and how; answers the names of all files. */
  files?: {
    endings: readonly string[]
    write(content: unknown, out: string, client: SupabaseClient): Promise<string[]>
  }
}

export const cliKinds: Record<string, CliKind> = {
  talk_track: {
    async read(file) {
      const { title, deck } = await importDeck(file)
      return { type: 'deck', title, content: deck, warnings: deck.warnings }
    },
    input(documentId, { tone, audience, wpm }) {
      const wordsPerMinute = wpm === undefined ? undefined : Number(wpm)
      const parsed = TalkTrackInputSchema.safeParse({ deckId: documentId, tone, audience, wordsPerMinute })
      if (parsed.success) return parsed.data
      const [issue] = parsed.error.issues
      const option = issue?.path[0] === 'wordsPerMinute' ? '--wpm' : `--${String(issue?.path[0])}`
      throw new CliError(`${option} is not right: ${issue?.message}. See bin/generate --help.`, 2)
    },
    toMarkdown: (title, content) => talkTrackToMarkdown(title, TalkTrackSchema.parse(content)),
    toPrint: (title, content) => printTalkTrack(title, TalkTrackSchema.parse(content)),
  },
  deck_structure: deckStructure,
  journey_from_transcript: {
    async read(file) {
      const { title, transcript } = importTranscript(file)
      return { type: 'transcript', title, content: transcript, warnings: transcript.warnings }
    },
    input(documentId, { prompt }) {
      const parsed = JourneyInputSchema.safeParse({ transcriptIds: [documentId], prompt })
      if (parsed.success) return parsed.data
      throw new CliError(
        `--prompt is not right: ${parsed.error.issues[0]?.message}. See bin/generate --help.`,
        2,
      )
    },
    toMarkdown: (title, content) => journeyToMarkdown(title, JourneySchema.parse(content)),
    toPrint: (title, content) => printJourney(title, JourneySchema.parse(content)),
  },
  journey_from_diagram: {
    async read({ fileName, bytes }) {
      return readPicture(fileName, bytes)
    },
    input(mediaId, { prompt }) {
      const parsed = DiagramInputSchema.safeParse({ mediaId, prompt })
      if (parsed.success) return parsed.data
      throw new CliError(
        `--prompt is not right: ${parsed.error.issues[0]?.message}. See bin/generate --help.`,
        2,
      )
    },
    toMarkdown: (title, content) => journeyToMarkdown(title, JourneySchema.parse(content)),
    toPrint: (title, content) => printJourney(title, JourneySchema.parse(content)),
  },
  lecture_notes: {
    read: readSaid,
    input: saidInput,
    toMarkdown: (title, content) => lectureNotesToMarkdown(title, LectureNotesSchema.parse(content)),
    toPrint: (title, content) => printLectureNotes(title, LectureNotesSchema.parse(content)),
  },
  sop_generation: {
    read: readSaid,
    input: saidInput,
    toMarkdown: (title, content) => sopToMarkdown(title, SopSchema.parse(content)),
    toPrint: (title, content) => printSop(title, SopSchema.parse(content)),
  },
  story_generation: storyGeneration,
  tts_generation: ttsGeneration,
  transcription: {
    async read(file) {
      const recording = await readRecording(file)
      if (recording) return recording
      throw new CliError(`${file.fileName} is no sound or video that can be heard, whatever its name says.`)
    },
    input: (mediaId, options) => ({ mediaId, ...hearingOf(options) }),
    toMarkdown: (title, content) =>
      `# ${title}\n\n${transcriptToText(TranscriptSchema.parse(content).lines)}`,
    toPrint: (title, content) => printTranscript(title, TranscriptSchema.parse(content)),
  },
}

/** A recording, or a transcript of one. */
async function readSaid(file: DeckFile): Promise<CliSource> {
  const recording = await readRecording(file)
  if (recording) return recording
  const { title, transcript } = importTranscript(file)
  return { type: 'transcript', title, content: transcript, warnings: transcript.warnings }
}

function saidInput(id: string, options: Record<string, string>, isMedia = hearing(options).length > 0) {
  return isMedia ? { mediaId: id, ...hearingOf(options) } : writtenInput(id, options)
}

/** Which options say how a recording is heard. */
const hearing = (options: Record<string, string>) =>
  ['language', 'again'].filter((name) => options[name] !== undefined)

/** What is spoken, and whether what was heard before is heard once more. */
function hearingOf({ language, again }: Record<string, string>): { language?: string; again?: true } {
  const anew = again === undefined ? {} : { again: true as const }
  if (language === undefined) return anew
  const parsed = LanguageHintSchema.safeParse(language)
  if (parsed.success) return { language: parsed.data, ...anew }
  throw new CliError(`--language is not right: ${parsed.error.issues[0]?.message}`, 2)
}

function writtenInput(transcriptId: string, options: Record<string, string>) {
  const [name] = hearing(options)
  if (name === undefined) return { transcriptId }
  throw new CliError(`--${name} is for sound and video: a transcript is written already.`, 2)
}
