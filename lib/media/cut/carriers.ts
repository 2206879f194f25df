import {
  type AudioCodec,
  FlacOutputFormat,
  Mp3OutputFormat,
  Mp4OutputFormat,
  OggOutputFormat,
  type OutputFormat,
} from 'mediabunny'

interface Carrier {
  type: 'audio/flac' | 'audio/mp4' | 'audio/mpeg' | 'audio/ogg'
  format: () => OutputFormat
}

/** In what a coding is carried where models hear it. */
const CARRIERS: Partial<Record<AudioCodec, Carrier>> = {
  aac: { type: 'audio/mp4', format: () => new Mp4OutputFormat() },
  mp3: { type: 'audio/mpeg', format: () => new Mp3OutputFormat() },
  opus: { type: 'audio/ogg', format: () => new OggOutputFormat() },
  vorbis: { type: 'audio/ogg', format: () => new OggOutputFormat() },
  flac: { type: 'audio/flac', format: () => new FlacOutputFormat() },
}

export const carrierOf = (codec: AudioCodec): Carrier | null => CARRIERS[codec] ?? null
export const isCopied = (codec: AudioCodec): boolean => carrierOf(codec) !== null
