import { existsSync, readdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Real files of other people, kept beside the checkout of those who develop it. */
const folder = fileURLToPath(new URL('../../shared/data', import.meta.url))
const ROOMS = ['transcripts', 'audio', 'video', 'diagrams']

/** The kinds that a file of a room is for. */
const KINDS: Record<string, string[]> = {
  transcripts: ['lecture_notes', 'journey_from_transcript'],
  audio: ['lecture_notes'],
  video: ['lecture_notes'],
  diagrams: ['journey_from_diagram'],
}

export interface RealFile {
  /** Where it is, and what it is called in the table. */
  path: string
  name: string
  /** What a person would have made of it. */
  kinds: string[]
  /** The offline model reads it: it is text. */
  isText: boolean
}

/** All of them, in order; of those only whose name fits where somebody asks for some. */
export function realFiles(only: string): RealFile[] {
  if (!existsSync(folder)) throw new Error(`There are no real files in ${folder}.`)
  return ROOMS.flatMap((room) =>
    readdirSync(join(folder, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => new RegExp(only).test(relative(folder, path)))
      .sort()
      .map((path) => ({
        path,
        name: relative(folder, path),
        kinds: path.endsWith('.srt') ? (KINDS.transcripts ?? []) : (KINDS[room] ?? []),
        isText: /\.(srt|vtt|md)$/.test(path),
      })),
  )
}

const spoken = (...lines: [start: number, end: number, text: string][]) =>
  lines.map(([start, end, text]) => ({ start, end, text }))

/** What is really said in each, which is what a model that hears would answer. */
const SAID: Record<string, ReturnType<typeof spoken>> = {
  jfk: spoken(
    [0, 7.5, 'And so my fellow Americans, ask not what your country can do for you,'],
    [7.5, 11, 'ask what you can do for your country.'],
  ),
  one: spoken([0.5, 2.5, 'One, two, three.']),
  count: spoken([0.3, 5, 'One, two, three, four, five.']),
  speech: spoken(
    [0, 3.522, "Oh wow, I'm so nervous. Gosh, these"],
    [3.522, 7.547, 'lights are so bright. Is this mic on? Is'],
    [7.749, 9.46, 'there even a mic?'],
  ),
}

export function saidIn({ path }: RealFile): ReturnType<typeof spoken> {
  const [word = ''] = basename(path).split('-')
  return SAID[word] ?? []
}
