import { ImportError } from './errors.ts'
import { type ImportWarnings, nameNumbers } from './warnings.ts'

const notADeck = () =>
  new ImportError(
    'unsupported_format',
    'The file is neither a PowerPoint deck nor text that can be read. Export the deck as .pptx, or save the text as UTF-8, and import that file.',
  )

/**
 * The text of a file, with line feeds only: by its byte order mark, else UTF-16 when it looks like it, else UTF-8, as
 * far as a damaged file has it, else Windows-1252. Throws what `notText` makes when it is none of these.
 */
export function decodeText(
  bytes: Uint8Array,
  warnings: ImportWarnings,
  notText: () => ImportError = notADeck,
): string {
  const encoding = guessEncoding(bytes)
  const text =
    decode(bytes, encoding) ?? decodeDamaged(bytes, encoding, warnings) ?? decodeWestern(bytes, warnings)
  if (text === null || hasBinary(text)) throw notText()
  return text.replace(/\r\n?/g, '\n')
}

function guessEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // Without a mark: Latin text in UTF-16 has a zero in every second byte.
  const sample = bytes.subarray(0, 2_000)
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) if (byte === 0) index % 2 === 0 ? even++ : odd++
  if (odd > sample.length / 5 && even === 0) return 'utf-16le'
  if (even > sample.length / 5 && odd === 0) return 'utf-16be'
  return 'utf-8'
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

// A download that broke off within a character, or a few bytes lost on the way: most of it is what it was taken for.
function decodeDamaged(bytes: Uint8Array, encoding: string, warnings: ImportWarnings): string | null {
  const text = new TextDecoder(encoding).decode(bytes)
  const damaged: number[] = []
  let sound = 0
  let line = 1
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? ''
    if (character === '\n' || (character === '\r' && text[index + 1] !== '\n')) line++
    else if (character === '\ufffd') damaged.push(line)
    else if (character > '\u007f') sound++
  }
  if (encoding === 'utf-8' && sound < damaged.length * 4) return null
  warnings.add(
    `${nameNumbers([...new Set(damaged)], 'Line', 'Lines')} of the file: some characters are damaged and are missing.`,
  )
  return text.replaceAll('\ufffd', '')
}

// Text that old Windows programs saved: mostly ASCII with a few accents. Other old encodings look the same to a
// decoder but not to a reader, so a text full of high bytes is refused.
function decodeWestern(bytes: Uint8Array, warnings: ImportWarnings): string | null {
  let high = 0
  for (const byte of bytes) if (byte >= 0x80) high++
  if (high > bytes.length / 10) return null
  const text = decode(bytes, 'windows-1252')
  if (text !== null && !hasBinary(text)) {
    warnings.add(
      'The text is not saved as UTF-8. It was read as Western European (Windows-1252): check the accents.',
    )
  }
  return text
}

// A few stray control characters are a typist's accident, many are a program's data. A NUL never is text.
function hasBinary(text: string): boolean {
  let controls = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0) return true
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c && code !== 0x0b)
      controls++
  }
  return controls > 10 && controls > text.length / 500
}
