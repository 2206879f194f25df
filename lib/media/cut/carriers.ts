import {
  type AudioCodec,
  FlacOutputFormat,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OggOutputFormat,
  type OutputFormat,
} from 'mediabunny'
import { makeMp4Timeless } from './timeless-mp4.ts'
import { makeOggTimeless } from './timeless-ogg.ts'

interface Carrier {
  type: 'audio/flac' | 'audio/mp4' | 'audio/mpeg' | 'audio/ogg'
  format: () => OutputFormat
  /** Takes out what writers put in by the clock or by chance: the same sound, cut again, is the same piece. */
  makeTimeless?: (file: ArrayBuffer) => void
}

/** What speech is coded anew into goes in it, too. */
export const OGG: Carrier = {
  type: 'audio/ogg',
  format: () => new OggOutputFormat(),
  makeTimeless: makeOggTimeless,
}

/** In what a coding is carried where models hear it. */
const CARRIERS: Partial<Record<AudioCodec, Carrier>> = {
  aac: { type: 'audio/mp4', format: () => new Mp4OutputFormat(), makeTimeless: makeMp4Timeless },
  mp3: { type: 'audio/mpeg', format: () => new Mp3OutputFormat() },
  opus: OGG,
  vorbis: OGG,
  flac: { type: 'audio/flac', format: () => new FlacOutputFormat() },
}

export const carrierOf = (codec: AudioCodec): Carrier | null => CARRIERS[codec] ?? null
export const isCopied = (codec: AudioCodec): boolean => carrierOf(codec) !== null
