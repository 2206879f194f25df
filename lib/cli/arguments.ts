import { parseArgs } from 'node:util'
import { CliError } from './cli-error.ts'
import { cliKinds } from './kinds.ts'

export interface GenerateArguments {
  kind: string
  file: string
  out: string | null
  /** What the result is written as; `--json` is the short way to say JSON. */
  format: CliFormat
  /** The running stack's data, as for `bin/start --data`. */
  data: string | null
  /** What the kind's own options say, as typed. */
  options: Record<string, string>
}

export const CLI_FORMATS = ['markdown', 'json', 'docx', 'pdf'] as const
export type CliFormat = (typeof CLI_FORMATS)[number]

const KIND_LIST = Object.keys(cliKinds).join(', ')

export const HELP = `Usage: bin/generate KIND FILE [--out FILE] [--format FORMAT]

Generates a document from a file and prints it: progress on stderr, the result on stdout.

  KIND             ${KIND_LIST}
  FILE             for talk_track: a deck (.pptx, or Markdown for Marp, Slidev, reveal.js, remark, Pandoc);
                   for deck_structure: what it is made from, a transcript or a .pptx
                   for journey_from_diagram: a picture (.png, .jpg, .webp, .gif);
                   for journey_from_transcript, lecture_notes and sop_generation: a transcript (.txt, .md, .srt, .vtt, .json)
                   for tts_generation: a talk track, a training or a story, as --json writes it; or an exported story (.json)
                   for story_generation: a text, what the story is about in its first line and wishes below it
                   for lecture_notes, sop_generation and transcription: sound or video (.mp3, .m4a, .wav, .flac, .ogg,
                   .webm, .mp4, .mov)
  --out FILE       write the result to a file instead; tts_generation needs one, .wav or .mp3, and writes captions beside it
  --format FORMAT  markdown (default), json, docx (Word) or pdf; the last two need --out
  --json           the same as --format json
  --tone TONE      talk_track, deck_structure: conversational, professional, enthusiastic, academic or storytelling
  --audience TEXT  talk_track, deck_structure: who listens
  --topic TEXT     deck_structure: what it is about
  --goal TEXT      deck_structure: what the listeners do afterwards
  --slides N       deck_structure: how many slides, 5 to 120
  --wpm N          talk_track: words a minute, 80 to 220
  --prompt TEXT    journey_from_transcript, journey_from_diagram: what to look for, or whose way it is
  --language CODE  of sound or video: what is spoken, such as en, de or ja; story_generation: what it is written in (default ja)
  --translation CODE  story_generation: what it is translated to (default en)
  --level LEVEL    story_generation: N5 to N1 for ja, A1 to C2 for others, or Beginner (default), Intermediate, Advanced
  --length LENGTH  story_generation: short (default), medium or long
  --voice NAME     tts_generation: who speaks (default the first of OPENAI_SPEECH_VOICES)
  --speed N        tts_generation: against the usual pace, 0.5 to 2 (default 1)
  --again          of sound or video: hear it once more, although it was heard before
  --data DIR       the data of the stack to use (default .offstage)
  --help           this text

Uses the stack that bin/start runs, or starts one of its own for as long as it takes. Exit code 0 only on success.
`

/** The command line of `bin/generate`; null when it only asks for help. */
export function readArguments(args: string[]): GenerateArguments | null {
  const { values, positionals } = parse(args)
  const { help, json, out, format, data, again, ...options } = values
  if (help) return null
  const [kind, file, ...more] = positionals
  if (kind === undefined || file === undefined || more.length > 0) {
    throw new CliError(
      'It takes a KIND and a FILE: bin/generate talk_track deck.md. See bin/generate --help.',
      2,
    )
  }
  if (!Object.hasOwn(cliKinds, kind)) {
    throw new CliError(`There is no kind "${kind}" here. The kinds are: ${KIND_LIST}.`, 2)
  }
  return {
    kind,
    file,
    out: out ?? null,
    format: formatOf({ format, json, out }),
    data: data ?? null,
    options: { ...options, ...(again && { again: 'yes' }) },
  }
}

function formatOf({ format, json, out }: { format?: string; json?: boolean; out?: string }): CliFormat {
  const asked = CLI_FORMATS.find((each) => each === (format ?? (json ? 'json' : 'markdown')))
  if (asked === undefined) throw new CliError(`--format is one of ${CLI_FORMATS.join(', ')}.`, 2)
  if (json && asked !== 'json')
    throw new CliError(`--json and --format ${asked} are two different things.`, 2)
  if ((asked === 'docx' || asked === 'pdf') && out === undefined) {
    throw new CliError(`--format ${asked} needs --out FILE: it is no text for a terminal.`, 2)
  }
  return asked
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: 'string', short: 'o' },
        json: { type: 'boolean' },
        format: { type: 'string' },
        data: { type: 'string' },
        tone: { type: 'string' },
        audience: { type: 'string' },
        topic: { type: 'string' },
        goal: { type: 'string' },
        slides: { type: 'string' },
        wpm: { type: 'string' },
        prompt: { type: 'string' },
        language: { type: 'string' },
        translation: { type: 'string' },
        level: { type: 'string' },
        length: { type: 'string' },
        voice: { type: 'string' },
        speed: { type: 'string' },
        again: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (cause) {
    const sentence = cause instanceof Error ? cause.message.split('. ')[0] : 'The arguments are wrong'
    throw new CliError(`${sentence}. See bin/generate --help.`, 2, { cause })
  }
}
