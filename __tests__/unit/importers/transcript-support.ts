import { readFileSync } from 'node:fs'
import type { Transcript } from '@shared/documents/transcript.ts'
import { ImportError } from '@/lib/importers/errors'
import { type ImportedTranscript, importTranscript } from '@/lib/importers/transcript'

const fixtures = new URL('../../fixtures/transcripts/', import.meta.url)

/** What a fixture becomes. */
export function fixture(fileName: string): ImportedTranscript {
  return importTranscript({ fileName, bytes: readFileSync(new URL(fileName, fixtures)) })
}

/** What a text becomes, under a name that says nothing. */
export function read(text: string | object, fileName = ''): Transcript {
  const written = typeof text === 'string' ? text : JSON.stringify(text)
  return importTranscript({ fileName, bytes: new TextEncoder().encode(written) }).transcript
}

/** Lines in short: `[start, end, speaker, text]`. */
export function short({ lines }: Transcript) {
  return lines.map(({ start, end, speaker, text }) => [start, end, speaker, text])
}

/** The error that an import ends with. */
export function refusal(bytes: Uint8Array | string): ImportError {
  try {
    importTranscript({
      fileName: '',
      bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
    })
  } catch (error) {
    if (error instanceof ImportError) return error
    throw error
  }
  throw new Error('expected the import to be refused')
}
