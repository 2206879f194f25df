import 'server-only'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import type { NarrationDocument } from '@/lib/documents/schema'
import { contentDisposition, safeFileName } from '@/lib/exporters/file-name'
import { AppError } from '@/lib/http/app-error'
import type { Supabase } from '@/lib/supabase/server'
import { type Bytes, type PieceSource, readSound } from './read-sound.ts'
import { bytesOf, cutOut, rangeOf, stretchesOf } from './stretches.ts'

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
  const sound = readSound(piecesOf(supabase), cutOut(stretches, from, to))
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

/** The sound of one spoken sentence, as its owner. */
export async function pieceSound(supabase: Supabase, id: string): Promise<Response> {
  const source = piecesOf(supabase)
  const path = (await source.paths([id])).get(id)
  if (path === undefined) throw source.gone()
  return new Response(await source.download(path), { headers: { 'content-type': 'audio/wav' } })
}

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

const RowsSchema = z.array(z.object({ id: z.string(), path: z.string() }))

/** Read as the caller: another's row is none, and another's object is closed. */
function piecesOf(supabase: Supabase): PieceSource {
  return {
    async paths(ids) {
      const rows = supabase.from('spoken_pieces').select('id, path').in('id', ids).not('ready_at', 'is', null)
      return new Map((await answer(rows, RowsSchema)).map(({ id, path }) => [id, path]))
    },
    async download(path) {
      const { data, error } = await supabase.storage.from('media').download(path)
      if (error) {
        const message = 'Storage did not answer. Try again in a moment.'
        throw new AppError(503, 'unavailable', message, { cause: error })
      }
      return new Uint8Array(await data.arrayBuffer())
    },
    gone: () =>
      new AppError(404, 'not_found', 'The sound of this narration is no longer there. Generate it again.'),
  }
}
