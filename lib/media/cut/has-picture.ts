import { ALL_FORMATS, BlobSource, Input } from 'mediabunny'

/** Whether a file of a kind that may hold video does; one that cannot be read is left to be what it says. */
export async function hasPicture(file: Blob): Promise<boolean> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) })
  try {
    return (await input.getPrimaryVideoTrack()) !== null || (await input.getPrimaryAudioTrack()) === null
  } catch {
    return true
  } finally {
    input.dispose()
  }
}
