import { readWav, writeWav } from '@shared/narration/wav.ts'

/** A spoken piece with silence after it, so that no clock is needed between two: a hidden page's clocks are slow. Null for what is no WAV file. */
export function withSilence(bytes: Uint8Array, seconds: number): Uint8Array<ArrayBuffer> | null {
  const sound = readWav(bytes)
  if (!sound) return null
  const samples = new Int16Array(sound.samples.length + Math.round(seconds * sound.rate))
  samples.set(sound.samples)
  return writeWav({ rate: sound.rate, samples })
}
