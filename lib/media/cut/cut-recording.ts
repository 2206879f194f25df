import {
  ALL_FORMATS,
  type AudioCodec,
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  Output,
} from 'mediabunny'
import { carrierOf } from './carriers.ts'
import { CutError } from './cut-error.ts'
import { soundOf } from './open-recording.ts'
import { isPlain, toSpeechWav } from './pcm.ts'

export interface CutPiece {
  position: number
  startSeconds: number
  seconds: number
  type: 'audio/flac' | 'audio/mp4' | 'audio/mpeg' | 'audio/ogg' | 'audio/wav'
  bytes: Uint8Array<ArrayBuffer>
  /** The loudest sample, of 1; null where the sound was copied as it is coded. */
  peak: number | null
}

export interface CutLimits {
  pieceSeconds: number
  pieceOverlapSeconds: number
  maxPieceBytes: number
}

/**
 * Cuts the sound of a recording into pieces that overlap, one after the other: no more than one is held. Coded sound
 * is copied as it is, packet by packet, so that no decoder is needed; plain samples are brought to speech rate.
 * Throws a CutError.
 */
export async function* cutRecording(file: Blob, limits: CutLimits): AsyncGenerator<CutPiece> {
  const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(file) })
  try {
    const track = await soundOf(input)
    let position = 0
    for await (const packets of piecesOf(track, limits)) yield await toPiece(track, packets, position++)
    if (position === 0) throw new CutError('no_sound')
  } finally {
    input.dispose()
  }
}

/** The packets of each piece; the last ones of a piece are the first of the next. */
async function* piecesOf(track: InputAudioTrack, limits: CutLimits): AsyncGenerator<EncodedPacket[]> {
  // Plain samples shrink; what is copied has to stay below the limit, with something for its carrier.
  const maxBytes =
    track.codec && isPlain(track.codec) ? Number.POSITIVE_INFINITY : limits.maxPieceBytes * 0.95
  let open: EncodedPacket[] = []
  let bytes = 0
  let kept = 0
  for await (const packet of new EncodedPacketSink(track).packets()) {
    if (packet.timestamp + packet.duration <= 0) continue
    const begin = open[kept]?.timestamp ?? packet.timestamp
    const isFull = packet.timestamp - begin >= limits.pieceSeconds || bytes + packet.byteLength > maxBytes
    if (isFull && open.length > kept) {
      yield open
      open = open.filter(({ timestamp }) => timestamp >= packet.timestamp - limits.pieceOverlapSeconds)
      kept = open.length
      bytes = open.reduce((sum, { byteLength }) => sum + byteLength, 0)
    }
    open.push(packet)
    bytes += packet.byteLength
  }
  if (open.length > kept) yield open
}

async function toPiece(
  track: InputAudioTrack,
  packets: EncodedPacket[],
  position: number,
): Promise<CutPiece> {
  const [first, last] = [packets[0], packets.at(-1)]
  if (!first || !last) throw new Error('A piece has packets')
  const startSeconds = Math.max(0, first.timestamp)
  const place = { position, startSeconds, seconds: last.timestamp + last.duration - startSeconds }
  const codec = track.codec as AudioCodec
  if (isPlain(codec)) {
    const sound = { codec, channels: track.numberOfChannels, rate: track.sampleRate }
    return {
      ...place,
      type: 'audio/wav',
      ...toSpeechWav(
        packets.map(({ data }) => data),
        sound,
      ),
    }
  }
  const carrier = carrierOf(codec)
  if (!carrier) throw new CutError('codec')
  const target = new BufferTarget()
  const output = new Output({ format: carrier.format(), target })
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  const decoderConfig = (await track.getDecoderConfig()) ?? undefined
  await output.start()
  for (const packet of packets) {
    const timestamp = Math.max(0, packet.timestamp - startSeconds)
    await source.add(packet.clone({ timestamp }), decoderConfig && { decoderConfig })
  }
  await output.finalize()
  if (!target.buffer) throw new Error('A piece has bytes')
  return { ...place, type: carrier.type, bytes: new Uint8Array(target.buffer), peak: null }
}
