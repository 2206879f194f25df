import { toSpeechWav } from '@/lib/media/cut/pcm'

const SPEECH_RATE = 16_000

/** Takes that are coded in different ways, decoded and brought to speech rate, as one WAV. */
export async function levelTakes(takes: Blob[]): Promise<Blob> {
  // Decoding is at the rate of the context, whatever the rate of the sound.
  const context = new OfflineAudioContext(1, 1, SPEECH_RATE)
  const chunks: Uint8Array[] = []
  for (const take of takes) {
    const sound = await context.decodeAudioData(await take.arrayBuffer())
    const channels = Array.from({ length: sound.numberOfChannels }, (_, n) => sound.getChannelData(n))
    const mixed = new Float32Array(sound.length)
    for (const channel of channels)
      for (let n = 0; n < mixed.length; n += 1)
        mixed[n] = (mixed[n] ?? 0) + (channel[n] ?? 0) / channels.length
    chunks.push(new Uint8Array(mixed.buffer))
  }
  const { bytes } = toSpeechWav(chunks, { codec: 'pcm-f32', channels: 1, rate: SPEECH_RATE })
  return new Blob([bytes], { type: 'audio/wav' })
}
