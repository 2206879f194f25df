import { DECK_LIMITS, type Deck } from '../../supabase/functions/_shared/documents/deck.ts'
import { decodeText } from './decode-text.ts'
import { ImportError, importError } from './errors.ts'
import { fileKind, oleHasStream } from './file-kind.ts'
import { finishDeck } from './finish-deck.ts'
import { readRevealPage } from './html/index.ts'
import { readMarkdown } from './markdown/index.ts'
import { readPptx } from './pptx/index.ts'
import { ImportWarnings } from './warnings.ts'

export { ImportError, type ImportErrorCode, importErrors } from './errors.ts'

/** A file as a person hands it over. */
export interface DeckFile {
  fileName: string
  bytes: Uint8Array
}

/** A deck ready to become a document, and the title to give it. */
export interface ImportedDeck {
  title: string
  deck: Deck
}

/**
 * Turns a file into a deck: PowerPoint, reveal.js pages, and Markdown for Marp, Slidev, reveal.js, remark, Pandoc
 * or none of them. The file's content decides, not its name. Throws an `ImportError` when it cannot be a deck.
 */
export async function importDeck({ fileName, bytes }: DeckFile): Promise<ImportedDeck> {
  if (bytes.length > DECK_LIMITS.maxFileBytes) throw tooLarge(bytes.length)
  try {
    return await readDeck(fileName, bytes)
  } catch (error) {
    if (error instanceof ImportError) throw error
    // What a hostile or broken file makes a parser throw is that file's fault, and told as such.
    throw importError(fileKind(bytes) === 'zip' ? 'deck_corrupt' : 'unsupported_format', { cause: error })
  }
}

async function readDeck(fileName: string, bytes: Uint8Array): Promise<ImportedDeck> {
  const warnings = new ImportWarnings()
  switch (fileKind(bytes)) {
    case 'empty':
      throw importError('file_empty')
    case 'zip':
      return finishDeck(await readPptx(bytes, warnings), 'pptx', fileName, warnings)
    case 'ole':
      throw oleError(bytes)
    case 'pdf':
      throw unsupported('This is a PDF, which does not keep what is a title, a bullet or a note.')
    case 'rtf':
      throw unsupported('This is an RTF text.')
    case 'binary':
      throw unsupported('This is a picture or an archive, not a deck.')
    case 'text':
      return readText(fileName, bytes, warnings)
  }
}

function readText(fileName: string, bytes: Uint8Array, warnings: ImportWarnings): ImportedDeck {
  const text = decodeText(bytes, warnings)
  const start = text.slice(0, 5_000).trimStart().toLowerCase()
  if (text.trim() === '') throw importError('file_empty')
  if (/^(<!doctype html|<html)\b/.test(start)) {
    return finishDeck(readRevealPage(text, warnings), 'reveal', fileName, warnings)
  }
  if (start.startsWith('<?xml')) throw unsupported('This is an XML file, not a deck.')
  const { format, ...draft } = readMarkdown(text, warnings)
  return finishDeck(draft, format, fileName, warnings)
}

// Office writes an encrypted .pptx, and every file older than 2007, into the same kind of container.
function oleError(bytes: Uint8Array): ImportError {
  if (oleHasStream(bytes, 'EncryptedPackage')) return importError('deck_encrypted')
  if (oleHasStream(bytes, 'PowerPoint Document')) return importError('deck_legacy_ppt')
  return unsupported('This is an old Office file, but not a PowerPoint deck.')
}

function unsupported(what: string): ImportError {
  return new ImportError(
    'unsupported_format',
    `${what} Export the deck as .pptx or as Markdown and import that file.`,
  )
}

function tooLarge(size: number): ImportError {
  const limit = DECK_LIMITS.maxFileBytes / (1024 * 1024)
  const megabytes = Math.max(limit + 0.1, size / (1024 * 1024)).toFixed(1)
  return new ImportError(
    'file_too_large',
    `The file has ${megabytes} MB; a deck may have at most ${limit} MB. Compress the pictures in it, or split it into two decks, and import it again.`,
  )
}
