import { ALL_FORMATS, BlobSource, Input, type InputAudioTrack } from 'mediabunny'
import { isCopied } from './carriers.ts'
import { CutError } from './cut-error.ts'
import { isWorthEncoding } from './encode-speech.ts'
import { isPlain } from './pcm.ts'

/** Opens the sound of a recording for some work, reading no more than its head. Throws a CutError for what cannot be heard. */
export async function openRecording<T>(file: Blob, work: (track: InputAudioTrack) => Promise<T>): Promise<T> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) })
  try {
    return await work(await soundOf(input))
  } finally {
    input.dispose()
  }
}

export async function soundOf(input: Input): Promise<InputAudioTrack> {
  const track = await input.getPrimaryAudioTrack().catch((cause: unknown) => {
    throw new CutError('unreadable', { cause })
  })
  // A film that broke off has no list of what is in it, which is not the same as having no sound.
  if (!track) throw new CutError((await input.getTracks()).length === 0 ? 'unreadable' : 'no_sound')
  const isKnown = track.codec !== null && (isPlain(track.codec) || isCopied(track.codec))
  if (!isKnown && !(await isWorthEncoding(track))) throw new CutError('codec')
  return track
}
