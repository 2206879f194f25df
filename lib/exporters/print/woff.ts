import { inflateSync } from 'node:zlib'

const HEAD = 44
const ENTRY = 20

/**
 * The OpenType font in a WOFF 1 file. fontkit unpacks WOFF by itself, but cannot read some tables of some files and
 * leaves them out without a word; zlib reads them all.
 */
export function fontOfWoff(woff: Uint8Array): Buffer {
  const file = Buffer.from(woff)
  if (file.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is no WOFF file.')
  const count = file.readUInt16BE(12)
  const head = Buffer.alloc(12 + count * 16)
  file.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  const power = Math.floor(Math.log2(count))
  head.writeUInt16BE(2 ** power * 16, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE((count - 2 ** power) * 16, 10)
  const parts: Uint8Array[] = [head]
  let offset = head.length
  for (let index = 0; index < count; index++) {
    const at = HEAD + index * ENTRY
    const from = file.readUInt32BE(at + 4)
    const packed = file.readUInt32BE(at + 8)
    const length = file.readUInt32BE(at + 12)
    const bytes = file.subarray(from, from + packed)
    const table = packed < length ? inflateSync(bytes) : bytes
    if (table.length !== length) throw new Error(`Table ${index} of the font has the wrong length.`)
    const entry = 12 + index * 16
    file.copy(head, entry, at, at + 4)
    file.copy(head, entry + 4, at + 16, at + 20)
    head.writeUInt32BE(offset, entry + 8)
    head.writeUInt32BE(length, entry + 12)
    // Tables begin at multiples of four bytes.
    parts.push(table, Buffer.alloc(-length & 3))
    offset += length + (-length & 3)
  }
  return Buffer.concat(parts)
}
