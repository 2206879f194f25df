/** What a file is by its first bytes; its name is never asked. */
export type FileKind = 'empty' | 'zip' | 'ole' | 'pdf' | 'rtf' | 'binary' | 'text'

const SIGNATURES: ReadonlyArray<[FileKind, number[]]> = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['zip', [0x50, 0x4b, 0x07, 0x08]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['binary', [0x89, 0x50, 0x4e, 0x47]],
  ['binary', [0xff, 0xd8, 0xff]],
  ['binary', [0x47, 0x49, 0x46, 0x38]],
  ['binary', [0x1f, 0x8b]],
  ['binary', [0x37, 0x7a, 0xbc, 0xaf]],
  ['binary', [0x52, 0x61, 0x72, 0x21]],
]

/** Tells a file's kind by content. Text is what no signature claims; whether it can be decoded shows later. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty'
  const match = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))
  return match?.[0] ?? 'text'
}

/** Does an OLE container name a stream so? Stream names are UTF-16 in its directory. */
export function oleHasStream(bytes: Uint8Array, name: string): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.includes(Buffer.from(name, 'utf16le'))
}
