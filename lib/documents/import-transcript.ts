import 'server-only'
import { parse } from '@/lib/http/parse'
import { readJson } from '@/lib/http/read-body'
import { importTranscript } from '@/lib/importers/transcript'
import { ADVICE } from '@/lib/media/check-limits'
import { mediaLimits } from '@/lib/media/server'
import type { Supabase } from '@/lib/supabase/server'
import { refused } from './import-refused'
import { readUpload, type Upload, type UploadLimits } from './read-upload'
import { type Document, PasteTranscriptSchema } from './schema'
import { createDocument } from './server'

const transcriptUpload = (maxBytes: number): UploadLimits => ({
  what: 'transcript',
  maxBytes,
  advice: ADVICE.transcript,
})

interface Sent extends Upload {
  /** As somebody typed it; else the transcript's own, or its file's name. */
  title?: string | undefined
}

/** What a request sends, within the limits of the settings: JSON is text that was pasted, all else a file. */
export async function readTranscriptRequest(supabase: Supabase, request: Request): Promise<Sent> {
  const { maxBytes } = (await mediaLimits(supabase)).of.transcript
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    return readUpload(request, transcriptUpload(maxBytes))
  const { title, text } = parse(PasteTranscriptSchema, await readJson(request, maxBytes))
  return { name: '', title, bytes: new TextEncoder().encode(text) }
}

/** Reads a transcript and stores it in the project; what cannot be read is answered with the reason. */
export async function createTranscript(
  supabase: Supabase,
  projectId: string,
  { name, title, bytes }: Sent,
): Promise<Document> {
  const fileName = name.slice(0, 255)
  const imported = read(fileName, bytes)
  return createDocument(supabase, {
    projectId,
    type: 'transcript',
    title: title ?? imported.title,
    content: imported.transcript,
    source: fileName === '' ? { pasted: true } : { fileName },
  })
}

function read(fileName: string, bytes: Uint8Array) {
  try {
    return importTranscript({ fileName, bytes })
  } catch (error) {
    return refused(error)
  }
}
