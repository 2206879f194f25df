import { crc32, deflateSync } from 'node:zlib'

/** A PNG of one colour, or of two halves: small, whole and readable by everything that reads pictures. */
export function png(
  width: number,
  height: number,
  colours: [string, string] = ['#c9a26b', '#7a8f6a'],
): Uint8Array<ArrayBuffer> {
  const [above, below] = colours.map((colour) => Buffer.from(colour.slice(1), 'hex')) as [Buffer, Buffer]
  const row = (colour: Buffer) => {
    const bytes = Buffer.alloc(1 + width * 3)
    for (let x = 0; x < width; x += 1) colour.copy(bytes, 1 + x * 3)
    return bytes
  }
  const [first, second] = [row(above), row(below)]
  const rows = Array.from({ length: height }, (_, y) => (y < height / 2 ? first : second))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits, red, green and blue.
  head.set([8, 2, 0, 0, 0], 8)
  const file = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return new Uint8Array(file)
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
