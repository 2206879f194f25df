import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { ImportError, importError } from '../errors.ts'

const MAX_ENTRIES = 20_000
const MAX_PART_BYTES = 40 * 1024 * 1024
const MAX_TOTAL_BYTES = 200 * 1024 * 1024

/**
 * The parts of an Office file. Only parts that are asked for are unpacked, never to disk, and all of them together
 * only up to a limit: the library stops a part that unpacks to more than it says.
 */
export class Archive {
  readonly #zip: ZipFile
  readonly #entries: Map<string, Entry>
  #unpacked = 0

  private constructor(zip: ZipFile, entries: Map<string, Entry>) {
    this.#zip = zip
    this.#entries = entries
  }

  /** Reads the table of contents. */
  static async open(bytes: Uint8Array): Promise<Archive> {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    if (zip.entryCount > MAX_ENTRIES) throw importError('deck_unpacks_too_large')
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(partKey(entry.fileName), entry)
    return new Archive(zip, entries)
  }

  has(name: string): boolean {
    return this.#entries.has(partKey(name))
  }

  names(): string[] {
    return [...this.#entries.keys()]
  }

  /** The bytes of a part, or null when there is no such part. */
  async read(name: string): Promise<Uint8Array | null> {
    const entry = this.#entries.get(partKey(name))
    if (!entry) return null
    if (entry.isEncrypted()) throw importError('deck_encrypted')
    if (entry.uncompressedSize > MAX_PART_BYTES) throw importError('deck_unpacks_too_large')
    this.#unpacked += entry.uncompressedSize
    if (this.#unpacked > MAX_TOTAL_BYTES) throw importError('deck_unpacks_too_large')
    try {
      const stream = await this.#zip.openReadStreamPromise(entry)
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks)
    } catch (error) {
      throw new ImportError(
        'deck_corrupt',
        'A part of this deck cannot be unpacked: the file is damaged. Download it again, or save it as a new .pptx file from PowerPoint.',
        { cause: error },
      )
    }
  }
}

// Names in the package are compared without regard to case, and never begin with a slash.
function partKey(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase()
}
