import 'server-only'
import { WAV_HEADER_BYTES } from '@shared/narration/wav.ts'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import type { NarrationDocument } from '@/lib/documents/schema'
import { contentDisposition, safeFileName } from '@/lib/exporters/file-name'
import { AppError } from '@/lib/http/app-error'
import type { Supabase } from '@/lib/supabase/server'
import { bytesOf, type Cut, cutOut, rangeOf, stretchesOf } from './stretches'

/** Pieces that are on their way from Storage at once: enough to be faster than ears, and a few megabytes at most. */
const AHEAD = 4
/** Pieces whose places are asked for at once. */
const PATHS_AT_ONCE = 80

interface Asked {
  part?: string | undefined
  download?: '1' | undefined
}

/**
 * The sound of a narration as a file, written while it is sent. Next leaves out a length of the whole; a range, which is
 * how players ask, says it.
 */
export async function narrationSound(
  supabase: Supabase,
  document: NarrationDocument,
  { part, download }: Asked,
  request: Request,
): Promise<Response> {
  const stretches = stretchesOf(document.content, part)
  if (!stretches) throw new AppError(404, 'not_found', 'This narration has no such part.')
  const total = bytesOf(stretches)
  const range = rangeOf(request.headers.get('range'), total)
  const { from, to } = range ?? { from: 0, to: total }
  const sound = read(supabase, cutOut(stretches, from, to))
  // The first sound is waited for: what is gone is said with a status, and not by a file that breaks off.
  const first = await sound.next()
  const title = document.content.parts.find(({ id }) => id === part)?.title
  const name = safeFileName([document.title, title].filter(Boolean).join(' '), 'wav')
  return new Response(stream(sound, first), {
    status: range ? 206 : 200,
    headers: {
      'content-type': 'audio/wav',
      'accept-ranges': 'bytes',
      ...(range && { 'content-range': `bytes ${from}-${to - 1}/${total}` }),
      ...(download && { 'content-disposition': contentDisposition(name) }),
    },
  })
}

type Bytes = Uint8Array<ArrayBuffer>

function stream(sound: AsyncGenerator<Bytes>, first: IteratorResult<Bytes>): ReadableStream<Bytes> {
  let next: IteratorResult<Bytes> | null = first
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = next ?? (await sound.next())
      next = null
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await sound.return(undefined)
    },
  })
}

async function* read(supabase: Supabase, cuts: Cut[]): AsyncGenerator<Bytes> {
  const pieces = cuts.flatMap(({ stretch }) => ('piece' in stretch ? [stretch.piece] : []))
  const pathOf = pathsOf(supabase, pieces)
  const coming: Promise<Bytes>[] = []
  let asked = 0
  const askAhead = () => {
    for (; coming.length < AHEAD && asked < pieces.length; asked += 1) {
      const piece = download(supabase, pathOf, asked)
      // Whoever waits for it is told; one that nobody waits for any more may fail.
      piece.catch(() => undefined)
      coming.push(piece)
    }
  }
  askAhead()
  await coming[0]
  for (const { stretch, from, to } of cuts) {
    if ('silence' in stretch) yield new Uint8Array(to - from)
    else if ('header' in stretch) yield stretch.header.slice(from, to)
    else {
      askAhead()
      const bytes = await coming.shift()
      const start = WAV_HEADER_BYTES + from
      if (bytes?.length !== WAV_HEADER_BYTES + stretch.bytes) throw gone()
      yield bytes.subarray(start, WAV_HEADER_BYTES + to)
    }
  }
}

async function download(
  supabase: Supabase,
  pathOf: (index: number) => Promise<string | undefined>,
  index: number,
): Promise<Bytes> {
  const path = await pathOf(index)
  if (path === undefined) throw gone()
  const { data, error } = await supabase.storage.from('media').download(path)
  if (error)
    throw new AppError(503, 'unavailable', 'Storage did not answer. Try again in a moment.', { cause: error })
  return new Uint8Array(await data.arrayBuffer())
}

/** Where the pieces lie, asked for some at a time and as the caller: another's row is none. */
function pathsOf(supabase: Supabase, pieces: string[]) {
  const batches = new Map<number, Promise<Map<string, string>>>()
  const batchOf = async (number: number) => {
    const ids = pieces.slice(number * PATHS_AT_ONCE, (number + 1) * PATHS_AT_ONCE)
    const rows = await answer(
      supabase.from('spoken_pieces').select('id, path').in('id', ids),
      z.array(z.object({ id: z.string(), path: z.string() })),
    )
    return new Map(rows.map(({ id, path }) => [id, path]))
  }
  return async (index: number): Promise<string | undefined> => {
    const number = Math.floor(index / PATHS_AT_ONCE)
    const batch = batches.get(number) ?? batchOf(number)
    batches.set(number, batch)
    return (await batch).get(pieces[index] ?? '')
  }
}

function gone(): AppError {
  return new AppError(404, 'not_found', 'The sound of this narration is no longer there. Generate it again.')
}
