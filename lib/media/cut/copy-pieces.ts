import {
  type AudioCodec,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  type InputAudioTrack,
  Output,
} from 'mediabunny'
import { breather } from './breather.ts'
import { carrierOf } from './carriers.ts'
import { CutError } from './cut-error.ts'
import type { CutLimits, CutPiece } from './cut-recording.ts'
import { isPlain, toSpeechWav } from './pcm.ts'

/**
 * Pieces without a decoder: coded sound is copied as it is, packet by packet; plain samples are brought to speech rate.
 */
export async function* copyPieces(track: InputAudioTrack, limits: CutLimits): AsyncGenerator<CutPiece> {
  let position = 0
  for await (const packets of groupsOf(track, limits)) yield await toPiece(track, packets, position++)
}

/** The packets of each piece; the last ones of a piece are the first of the next. */
async function* groupsOf(track: InputAudioTrack, limits: CutLimits): AsyncGenerator<EncodedPacket[]> {
  // Plain samples shrink; what is copied has to stay below the limit, with something for its carrier.
  const maxBytes =
    track.codec && isPlain(track.codec) ? Number.POSITIVE_INFINITY : limits.maxPieceBytes * 0.95
  let open: EncodedPacket[] = []
  let bytes = 0
  let kept = 0
  const breathe = breather()
  for await (const packet of readable(track, limits)) {
    await breathe()
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

/** The packets as far as they can be read: a file that breaks off is heard until there. */
async function* readable(track: InputAudioTrack, { onBrokenOff }: CutLimits): AsyncGenerator<EncodedPacket> {
  let end: number | null = null
  try {
    for await (const packet of new EncodedPacketSink(track).packets()) {
      yield packet
      end = packet.timestamp + packet.duration
    }
  } catch (cause) {
    if (end === null) throw new CutError('unreadable', { cause })
    onBrokenOff?.(end)
  }
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
  const breathe = breather()
  for (const packet of packets) {
    await breathe()
    const timestamp = Math.max(0, packet.timestamp - startSeconds)
    await source.add(packet.clone({ timestamp }), decoderConfig && { decoderConfig })
  }
  await output.finalize()
  if (!target.buffer) throw new Error('A piece has bytes')
  carrier.makeTimeless?.(target.buffer)
  return { ...place, type: carrier.type, bytes: new Uint8Array(target.buffer), peak: null }
}
