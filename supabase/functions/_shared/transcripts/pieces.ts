import { z } from 'zod'
import { clip } from '../text/clip.ts'

/** About 1,500 words of English, 3,000 characters of Chinese: bytes weigh the languages fairly enough. */
const PIECE_BYTES = 9_000
const PIECE_LINES = 240
const LINES_BEFORE = 3
const encoder = new TextEncoder()

const LineSchema = z.strictObject({
  line: z.number().int().min(1),
  start: z.number().nullable(),
  speaker: z.string().nullable(),
  text: z.string(),
})
export type PieceLine = z.infer<typeof LineSchema>

/** Some lines of a transcript to read, and those just before them: the input of a task that reads one piece. */
export const PieceSchema = z.strictObject({
  title: z.string(),
  piece: z.number().int().min(1),
  pieces: z.number().int().min(1),
  before: z.array(LineSchema),
  lines: z.array(LineSchema).min(1),
})
export type Piece = z.infer<typeof PieceSchema>

/** Every line stands in one piece. Pieces are about equal, so that none is a rest too short to say anything. */
export function toPieces(title: string, lines: PieceLine[]): Piece[] {
  const sizes = lines.map(bytesOf)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const wanted = total / Math.ceil(total / PIECE_BYTES)
  const groups: PieceLine[][] = []
  let open = -1
  let before = 0
  for (const [index, line] of lines.entries()) {
    const own = sizes[index] ?? 0
    // A line belongs to the piece that its middle falls into.
    const piece = Math.floor((before + own / 2) / wanted)
    const group = groups.at(-1)
    if (!group || piece !== open || group.length === PIECE_LINES) groups.push([line])
    else group.push(line)
    open = piece
    before += own
  }
  return groups.map((group, index) => ({
    title,
    piece: index + 1,
    pieces: groups.length,
    before: (groups[index - 1] ?? []).slice(-LINES_BEFORE).map(shortened),
    lines: group,
  }))
}

/** A piece as the model is shown it. Times are left out: what rests on lines gets them from there. */
export function pieceMaterial({ title, piece, pieces, before, lines }: Piece): string {
  const shown = ({ line, speaker, text }: PieceLine) => ({ line, speaker, text })
  return JSON.stringify(
    { transcript: title, part: piece, parts: pieces, before: before.map(shown), lines: lines.map(shown) },
    null,
    1,
  )
}

function shortened(line: PieceLine): PieceLine {
  return { ...line, text: clip(line.text, 240) }
}

function bytesOf({ speaker, text }: PieceLine): number {
  return encoder.encode(text).length + (speaker?.length ?? 0)
}
