import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Sound {
  seconds: number
  rate: number
  channels: number
  /** The loudest sample, of 1. */
  level?: number
}

/** A WAV file of 16 bits with one tone in it. */
export function wavBytes({ seconds, rate, channels, level = 0.5 }: Sound): Buffer {
  const frames = seconds * rate
  const file = Buffer.alloc(44 + frames * channels * 2)
  file.write('RIFF', 0)
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8)
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(channels, 22)
  file.writeUInt32LE(rate, 24)
  file.writeUInt32LE(rate * channels * 2, 28)
  file.writeUInt16LE(channels * 2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36)
  file.writeUInt32LE(frames * channels * 2, 40)
  for (let n = 0; n < frames; n += 1) {
    const sample = Math.round(Math.sin((2 * Math.PI * 440 * n) / rate) * level * 32_767)
    for (let c = 0; c < channels; c += 1) file.writeInt16LE(sample, 44 + (n * channels + c) * 2)
  }
  return file
}

export function wavOf(folder: string, name: string, sound: Sound): string {
  const path = join(folder, name)
  writeFileSync(path, wavBytes(sound))
  return path
}
