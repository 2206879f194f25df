import 'server-only'
import { explain } from '@shared/engine/error-catalogue.ts'
import { AppError } from '@/lib/http/app-error'
import { ImportError, type ImportedDeck, importDeck } from '@/lib/importers'
import { sampleDeck } from '@/lib/sample'
import type { Supabase } from '@/lib/supabase/server'
import type { Upload } from './read-upload'
import type { Document } from './schema'
import { createDocument } from './server'

/** Reads a deck from a file and stores it in the project; what cannot be read is answered with the reason. */
export async function createDeckFromFile(
  supabase: Supabase,
  projectId: string,
  file: Upload,
): Promise<Document> {
  const fileName = file.name.slice(0, 255)
  try {
    const imported = await importDeck({ fileName, bytes: file.bytes })
    return await store(supabase, projectId, imported, { fileName })
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    throw new AppError(explain(error.code).status ?? 422, error.code, error.message, { cause: error })
  }
}

/** Stores the sample deck of 62 slides in a project. */
export async function createSampleDeck(supabase: Supabase, projectId: string): Promise<Document> {
  return store(supabase, projectId, await sampleDeck(), { sample: true })
}

function store(
  supabase: Supabase,
  projectId: string,
  { title, deck }: ImportedDeck,
  source: Record<string, unknown>,
) {
  return createDocument(supabase, { projectId, type: 'deck', title, content: deck, source })
}
