import { ImportError } from '../errors.ts'
import type { Archive } from './archive.ts'

const OTHERS: ReadonlyArray<[RegExp, string]> = [
  [
    /^word\//,
    'This is a Word document. Put its text on slides, or save it as plain text, and import that file.',
  ],
  [/^xl\//, 'This is an Excel workbook, not a deck. Import a .pptx or Markdown file.'],
  [
    /^index\/.*\.iwa$|^index\.zip$/,
    'This is a Keynote deck. In Keynote choose File, Export To, PowerPoint, and import that file.',
  ],
  [
    /^content\.xml$/,
    'This is an OpenDocument file. Open it in LibreOffice, save it as .pptx and import that file.',
  ],
]

/** The error for a zip file that is no PowerPoint deck, or null when it seems to be a damaged one. */
export function otherOfficeFile(archive: Archive): ImportError | null {
  const names = archive.names()
  if (names.some((name) => name.startsWith('ppt/'))) return null
  const other = OTHERS.find(([pattern]) => names.some((name) => pattern.test(name)))
  if (other) return new ImportError('unsupported_format', other[1])
  if (names.includes('[content_types].xml')) return null
  return new ImportError(
    'unsupported_format',
    'This is a zip archive, not a deck. Unpack it and import the .pptx or Markdown file that is inside.',
  )
}
