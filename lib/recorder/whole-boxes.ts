const HEADER = 8

/**
 * A fragmented MP4 without an index of a fragment that was cut off at its end, which readers stumble over; whatever is
 * no MP4 as it is. Samples that were cut off are left out by the readers themselves.
 */
export async function wholeBoxes(take: Blob): Promise<Blob> {
  if (nameAt(new DataView(await take.slice(0, HEADER).arrayBuffer()), 0) !== 'ftyp') return take
  const view = new DataView(await take.arrayBuffer())
  let at = 0
  while (at + HEADER <= view.byteLength) {
    const size = view.getUint32(at)
    const isWhole = at + size <= view.byteLength
    // One without a size, or with a large one, goes on to the end: no fragment has that.
    if (size < HEADER || (!isWhole && nameAt(view, at) === 'mdat')) return take
    if (!isWhole) break
    at += size
  }
  return take.slice(0, at)
}

function nameAt(view: DataView, at: number): string {
  if (view.byteLength < at + HEADER) return ''
  return String.fromCharCode(...[4, 5, 6, 7].map((n) => view.getUint8(at + n)))
}
