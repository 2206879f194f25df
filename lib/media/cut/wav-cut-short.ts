/** A writer that does not know the length leaves a size like these, and nobody was promised anything. */
const UNKNOWN_FROM = 0x7fff_0000
/** Some writers count their own header along. */
const TOLERANCE_BYTES = 1024
/** More chunks than any writer puts before the samples. */
const MOST_CHUNKS = 64

/** Whether a WAV file says that it has more samples than are in it: an unfinished copy. The library counts what is there. */
export async function isWavCutShort(file: Blob): Promise<boolean> {
  const view = async (from: number, bytes: number) =>
    new DataView(await file.slice(from, from + bytes).arrayBuffer())
  const head = await view(0, 12)
  if (head.byteLength < 12 || name(head, 0) !== 'RIFF' || name(head, 8) !== 'WAVE') return false
  let at = 12
  for (let chunk = 0; chunk < MOST_CHUNKS; chunk += 1) {
    const header = await view(at, 8)
    if (header.byteLength < 8) return false
    const size = header.getUint32(4, true)
    const begin = at + 8
    if (name(header, 0) === 'data')
      return size > 0 && size < UNKNOWN_FROM && begin + size > file.size + TOLERANCE_BYTES
    at = begin + size + (size % 2)
  }
  return false
}

const name = (view: DataView, at: number) =>
  String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(at + n)))
