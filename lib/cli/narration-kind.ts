import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { SupabaseClient } from '@supabase/supabase-js'
import { z } from 'zod'
import { type Narration, NarrationSchema } from '../../supabase/functions/_shared/documents/narration.ts'
import { StoryFileSchema } from '../../supabase/functions/_shared/documents/story.ts'
import { NarrationInputSchema } from '../../supabase/functions/_shared/kinds/tts_generation/schema.ts'
import { readModelConfig } from '../../supabase/functions/_shared/model/config.ts'
import { speakableParts } from '../../supabase/functions/_shared/narration/speakable.ts'
import { transcriptToSrt, transcriptToVtt } from '../exporters/transcript-captions.ts'
import { decodeText } from '../importers/decode-text.ts'
import { ImportWarnings } from '../importers/warnings.ts'
import { encodeMp3 } from '../narrations/encode-mp3.ts'
import { type PieceSource, readSound } from '../narrations/read-sound.ts'
import { bytesOf, cutOut, stretchesOf } from '../narrations/stretches.ts'
import { timeline } from '../narrations/timeline.ts'
import { take } from './calls.ts'
import { CliError } from './cli-error.ts'
import { writeOutput } from './files.ts'
import type { CliKind, CliSource } from './kinds.ts'

const TYPES = ['talk_track', 'sop', 'story'] as const
const OPTIONS: Record<string, string> = { voice: '--voice', speed: '--speed' }
/** What `bin/generate KIND --json` writes, as far as it is needed. */
const ResultSchema = z.object({ title: z.string().trim().min(1).max(200), content: z.unknown() })

/** A document read aloud, from its JSON: what `bin/generate` wrote for it, or an exported story. */
export const ttsGeneration: CliKind = {
  async read({ fileName, bytes }) {
    const warnings = new ImportWarnings()
    const file = parse(decodeText(bytes, warnings))
    const found = storyOf(file) ?? resultOf(file)
    if (found) return { ...found, warnings: warnings.sentences() }
    throw new CliError(
      `${fileName} is nothing that can be read aloud. Give it what bin/generate talk_track, sop_generation or story_generation writes with --json, or a story that was exported as JSON.`,
    )
  },
  input(documentId, { voice = readModelConfig(process.env).speech.voices[0], speed }) {
    const parsed = NarrationInputSchema.safeParse({
      documentId,
      voice,
      speed: speed === undefined ? undefined : Number(speed),
    })
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    const option = OPTIONS[String(issue?.path[0])] ?? 'The document'
    throw new CliError(`${option} is not right: ${issue?.message}. See bin/generate --help.`, 2)
  },
  files: {
    endings: ['.wav', '.mp3'],
    async write(content, out, client) {
      const narration = NarrationSchema.parse(content)
      const isMp3 = out.toLowerCase().endsWith('.mp3')
      if (isMp3) writeOutput(out, await encodeMp3(soundOf(narration, client)))
      else await writeSound(out, narration, client)
      const lines = timeline(narration).flatMap((part) => part.lines)
      const beside = out.slice(0, -'.wav'.length)
      writeOutput(`${beside}.vtt`, transcriptToVtt(lines))
      writeOutput(`${beside}.srt`, transcriptToSrt(lines))
      return [out, `${beside}.vtt`, `${beside}.srt`]
    },
  },
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

type Found = Pick<Extract<CliSource, { type: string }>, 'type' | 'title' | 'content'>

function storyOf(file: unknown): Found | null {
  const story = StoryFileSchema.safeParse(file)
  if (!story.success) return null
  const { title, ...content } = story.data
  return { type: 'story', title, content }
}

function resultOf(file: unknown): Found | null {
  const result = ResultSchema.safeParse(file)
  if (!result.success) return null
  const { title, content } = result.data
  const type = TYPES.find((each) => speakableParts(each, content) !== null)
  return type ? { type, title, content } : null
}

/** The WAV file of a narration, from its first byte to its last. */
function soundOf(narration: Narration, client: SupabaseClient): AsyncGenerator<Uint8Array> {
  const stretches = stretchesOf(narration) ?? []
  return readSound(piecesOf(client), cutOut(stretches, 0, bytesOf(stretches)))
}

async function writeSound(out: string, narration: Narration, client: SupabaseClient): Promise<void> {
  try {
    // An hour has 170 MB: it is written as it comes.
    await pipeline(Readable.from(soundOf(narration, client)), createWriteStream(out))
  } catch (cause) {
    if (cause instanceof CliError) throw cause
    throw new CliError(`${out} could not be written: ${(cause as NodeJS.ErrnoException).code}.`, 1, { cause })
  }
}

const RowsSchema = z.array(z.object({ id: z.string(), path: z.string() }))

function piecesOf(client: SupabaseClient): PieceSource {
  return {
    async paths(ids) {
      const rows = take(await client.from('spoken_pieces').select('id, path').in('id', ids), RowsSchema)
      return new Map(rows.map(({ id, path }) => [id, path]))
    },
    async download(path) {
      const { data, error } = await client.storage.from('media').download(path)
      if (error) throw new CliError(`Storage did not give the sound: ${error.message}.`, 1, { cause: error })
      return new Uint8Array(await data.arrayBuffer())
    },
    gone: () => new CliError('The sound is no longer all there. Generate it again.'),
  }
}
