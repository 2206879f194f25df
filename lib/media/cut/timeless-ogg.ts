/** Every carrier of ours has one stream: any number tells it from no other. */
const SERIAL = 1
const HEADER = { serial: 14, checksum: 22, segments: 26, sizes: 27 } as const

/** The checksum of Ogg, for each value of a byte: CRC-32 of the polynomial 0x04c11db7, not mirrored, from 0. */
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24
  for (let bit = 0; bit < 8; bit += 1) value = (value << 1) ^ (value < 0 ? 0x04c11db7 : 0)
  return value
})

/** Gives an Ogg file of one stream a serial number that is not left to chance, in place: the same sound is the same file. */
export function makeOggTimeless(file: ArrayBuffer): void {
  const bytes = new Uint8Array(file)
  const view = new DataView(file)
  let at = 0
  while (at + HEADER.sizes <= bytes.length) {
    if (view.getUint32(at) !== 0x4f676753) throw new Error('A page of Ogg begins with "OggS"')
    const body = at + HEADER.sizes + view.getUint8(at + HEADER.segments)
    const size = bytes.subarray(at + HEADER.sizes, body).reduce((sum, length) => sum + length, 0)
    const page = bytes.subarray(at, body + size)
    view.setUint32(at + HEADER.serial, SERIAL, true)
    view.setUint32(at + HEADER.checksum, 0, true)
    view.setUint32(at + HEADER.checksum, checksumOf(page), true)
    at = body + size
  }
}

function checksumOf(page: Uint8Array): number {
  let crc = 0
  for (const byte of page) crc = (crc << 8) ^ (CRC[((crc >>> 24) ^ byte) & 255] ?? 0)
  return crc >>> 0
}
