const CONTAINERS = ['moov', 'trak', 'mdia']
const DATED = ['mvhd', 'tkhd', 'mdhd']

/**
 * Takes out of an MP4 when it was written, in place: the same sound is the same file whenever it is joined or cut, and an
 * upload that was interrupted goes on.
 */
export function makeMp4Timeless(file: ArrayBuffer): void {
  clear(new DataView(file), 0, file.byteLength)
}

function clear(view: DataView, from: number, to: number): void {
  let at = from
  while (at + 8 <= to) {
    const size = view.getUint32(at)
    const name = String.fromCharCode(...[4, 5, 6, 7].map((n) => view.getUint8(at + n)))
    // A size that is written in another way is that of sound, behind everything that is dated.
    if (size < 8) return
    if (CONTAINERS.includes(name)) clear(view, at + 8, Math.min(to, at + size))
    // Version and flags, then when it was made and changed: 32 bits each, or 64 in version 1.
    if (DATED.includes(name)) {
      const bytes = view.getUint8(at + 8) === 1 ? 16 : 8
      for (let n = 0; n < bytes; n += 1) view.setUint8(at + 12 + n, 0)
    }
    at += size
  }
}
