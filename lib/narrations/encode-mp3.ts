import { type PcmChunk, pcmChunks } from './pcm.ts'

/** Clear speech of one voice: an hour has 29 MB. */
const BITRATE = 64_000
/** Every MP3 player knows it; for a rate that MP3 does not have. */
const USUAL_RATE = 44_100

/**
 * A WAV file of ours as MP3, encoded while it comes. The encoder (LAME, in a worker of its own) is loaded when it is asked
 * for: 0.3 MB that most pages never need. `onSeconds` is told how much sound is encoded.
 */
export async function encodeMp3(
  wav: AsyncIterable<Uint8Array>,
  onSeconds: (seconds: number) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const { AudioSample, AudioSampleSource, BufferTarget, canEncodeAudio, Mp3OutputFormat, Output } =
    await import('mediabunny')
  const { registerMp3Encoder } = await import('@mediabunny/mp3-encoder')
  registerMp3Encoder()
  const target = new BufferTarget()
  const output = new Output({ format: new Mp3OutputFormat(), target })
  let source: InstanceType<typeof AudioSampleSource> | null = null
  let frames = 0

  async function open(rate: number) {
    const isKnown = await canEncodeAudio('mp3', { numberOfChannels: 1, sampleRate: rate, bitrate: BITRATE })
    const opened = new AudioSampleSource({
      codec: 'mp3',
      bitrate: BITRATE,
      ...(!isKnown && { transform: { sampleRate: USUAL_RATE } }),
    })
    output.addAudioTrack(opened)
    await output.start()
    return opened
  }
  async function add({ rate, samples }: PcmChunk) {
    source ??= await open(rate)
    const sample = new AudioSample({
      data: samples,
      format: 's16',
      numberOfChannels: 1,
      sampleRate: rate,
      timestamp: frames / rate,
    })
    await source.add(sample)
    sample.close()
    frames += samples.length
    onSeconds(frames / rate)
  }

  try {
    for await (const chunk of pcmChunks(wav)) await add(chunk)
    await output.finalize()
  } catch (error) {
    await output.cancel()
    throw error
  }
  if (!target.buffer) throw new Error('The encoder made nothing of the sound.')
  return new Uint8Array(target.buffer)
}
