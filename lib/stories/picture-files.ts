import 'server-only'
import { PICTURE_TYPES, type StoryPicture } from '@shared/documents/picture.ts'
import { z } from 'zod'
import { answer } from '@/lib/data/rpc'
import type { StoryDocument } from '@/lib/documents/schema'
import type { ExportedPicture } from '@/lib/exporters/pictures'
import { AppError } from '@/lib/http/app-error'
import type { Supabase } from '@/lib/supabase/server'
import { storyReads } from './server'

const FileSchema = z.object({ path: z.string(), type: z.enum(PICTURE_TYPES) })

/** A picture as a file, for its owner alone: another's row is none, and Storage's policies are asked, too. */
export async function pictureFile(supabase: Supabase, storyId: string, id: string): Promise<Response> {
  const row = supabase
    .from('story_pictures')
    .select('path, type')
    .eq('id', id)
    .eq('document_id', storyId)
    .not('ready_at', 'is', null)
    .maybeSingle()
  const found = await answer(row, FileSchema.nullable())
  if (!found) throw new AppError(404, 'not_found', 'This picture does not exist.')
  // The type is what the bytes were found to be, never what somebody said of them.
  return new Response(await bytesAt(supabase, found.path), { headers: { 'content-type': found.type } })
}

/** Held at once while a file is written: of pictures as they come, some hundreds. */
const MAX_EXPORTED_BYTES = 96 * 1024 * 1024
const AT_ONCE = 4

/** The pictures of a story with their bytes, by segment, for what is taken away. One whose file is gone is left out. */
export async function exportedPictures(
  supabase: Supabase,
  { id, content }: StoryDocument,
): Promise<Map<string, ExportedPicture>> {
  const { pictures } = await storyReads(supabase).listStoryPictures(id)
  const shown = new Set(content.segments.map((segment) => segment.id))
  const wanted = pictures.filter(({ segmentId }) => shown.has(segmentId))
  const bytes = wanted.reduce((sum, picture) => sum + picture.bytes, 0)
  if (bytes > MAX_EXPORTED_BYTES) {
    const message =
      'The pictures of this story have more than 96 MB together. Take it as Markdown or JSON, or print it from its page.'
    throw new AppError(422, 'invalid_input', message)
  }
  const paths = await pathsOf(supabase, id)
  const taken = new Map<string, ExportedPicture>()
  for (let first = 0; first < wanted.length; first += AT_ONCE) {
    const some = wanted.slice(first, first + AT_ONCE)
    const files = await Promise.all(some.map((picture) => fileOf(supabase, picture, paths)))
    for (const file of files) if (file) taken.set(file.segmentId, file)
  }
  return taken
}

async function pathsOf(supabase: Supabase, storyId: string): Promise<Map<string, string>> {
  const rows = await answer(
    supabase.from('story_pictures').select('id, path').eq('document_id', storyId).not('ready_at', 'is', null),
    z.array(z.object({ id: z.string(), path: z.string() })),
  )
  return new Map(rows.map(({ id, path }) => [id, path]))
}

async function fileOf(
  supabase: Supabase,
  picture: StoryPicture,
  paths: Map<string, string>,
): Promise<ExportedPicture | null> {
  const path = paths.get(picture.id)
  // Drawn anew between the two questions.
  if (path === undefined) return null
  const { segmentId, alt, type, width, height } = picture
  return { segmentId, alt, type, width, height, bytes: new Uint8Array(await bytesAt(supabase, path)) }
}

async function bytesAt(supabase: Supabase, path: string): Promise<ArrayBuffer> {
  const { data, error } = await supabase.storage.from('media').download(path)
  if (error) {
    throw new AppError(503, 'unavailable', 'Storage did not answer. Try again in a moment.', { cause: error })
  }
  return data.arrayBuffer()
}
