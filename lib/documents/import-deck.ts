import 'server-only'
import { DECK_LIMITS } from '@shared/documents/deck.ts'
import { type ImportedDeck, importDeck } from '@/lib/importers'
import { sampleDeck } from '@/lib/sample'
import type { Supabase } from '@/lib/supabase/server'
import { refused } from './import-refused'
import type { Upload, UploadLimits } from './read-upload'
import type { Document } from './schema'
import { createDocument } from './server'

export const deckUpload: UploadLimits = {
  what: 'deck',
  maxBytes: DECK_LIMITS.maxFileBytes,
  advice: 'Compress the pictures in it, or split it into two decks.',
}

/** Reads a deck from a file and stores it in the project; what cannot be read is answered with the reason. */
export async function createDeckFromFile(
  supabase: Supabase,
  projectId: string,
  file: Upload,
): Promise<Document> {
  const fileName = file.name.slice(0, 255)
  const imported = await importDeck({ fileName, bytes: file.bytes }).catch(refused)
  return store(supabase, projectId, imported, { fileName })
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
