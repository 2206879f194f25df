import { withCleanEdges } from '@shared/narration/edges.ts'
import { readWav, wavHeader, writeWav } from '@shared/narration/wav.ts'
import { describe, expect, it } from 'vitest'

const sound = (values: number[], rate = 24_000) => ({ rate, samples: Int16Array.from(values) })

/** A WAV file of any format, written by hand. */
function file({ tag = 1, channels = 1, bits = 16, rate = 24_000 }, data: Uint8Array, length = data.length) {
  const header = wavHeader(rate, 0)
  const view = new DataView(header.buffer)
  view.setUint16(20, tag, true)
  view.setUint16(22, channels, true)
  view.setUint16(34, bits, true)
  view.setUint32(40, length, true)
  return new Uint8Array([...header, ...data])
}
const floats = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer)
const shorts = (...values: number[]) => new Uint8Array(Int16Array.from(values).buffer)

describe('a WAV file', () => {
  it('is read as it was written', () => {
    const given = sound([0, 1, -1, 32_767, -32_768], 22_050)
    expect(readWav(writeWav(given))).toEqual(given)
  })

  it('whose header was written before its length was known ends where its bytes end', () => {
    expect(readWav(file({}, shorts(5, -5), 0xffff_ffff))).toEqual(sound([5, -5]))
  })

  it('of floats, of 24 bits and of two channels becomes one channel of 16 bits', () => {
    expect(readWav(file({ tag: 3, bits: 32 }, floats(0.5, -1, 2)))).toEqual(sound([16_384, -32_767, 32_767]))
    expect(readWav(file({ bits: 24 }, new Uint8Array([9, 0, 1, 9, 0, 255])))).toEqual(sound([256, -256]))
    expect(readWav(file({ channels: 2 }, shorts(100, 300, -100, -300)))).toEqual(sound([200, -200]))
  })

  it('may have chunks before its sound, also of an odd length', () => {
    const whole = writeWav(sound([7]))
    const chunk = new Uint8Array([...new TextEncoder().encode('LIST'), 3, 0, 0, 0, 1, 2, 3, 0])
    expect(readWav(new Uint8Array([...whole.slice(0, 12), ...chunk, ...whole.slice(12)]))).toEqual(sound([7]))
  })

  it.each([
    ['MP3', new Uint8Array([0xff, 0xfb, 0x90, 0x64, ...new Uint8Array(60)])],
    ['nothing', new Uint8Array()],
    ['words', new TextEncoder().encode('{"error": "no"}')],
    ['a coded WAV', file({ tag: 0x55 }, shorts(1))],
    ['a WAV without sound', writeWav(sound([1])).slice(0, 36)],
    ['a rate that is none', file({ rate: 3 }, shorts(1))],
  ])('is not %s', (_what, bytes) => {
    expect(readWav(bytes)).toBeNull()
  })
})

describe('the edges of a sentence', () => {
  const loud = (count: number) => Array.from({ length: count }, () => 20_000)
  const quiet = (count: number) => Array.from({ length: count }, () => 20)

  it('are silence of forty milliseconds, and begin and end at zero', () => {
    const { samples } = withCleanEdges(sound([...quiet(24_000), ...loud(4_800), ...quiet(12_000)]))
    expect(samples.length).toBe(4_800 + 2 * 960)
    expect([samples[0], samples.at(-1)]).toEqual([0, 0])
    expect(samples.slice(960, 960 + 4_800).every((sample) => sample === 20_000)).toBe(true)
  })

  it('swell and die away where the words begin and end at once, with no step larger than the fade makes', () => {
    const { samples } = withCleanEdges(sound(loud(2_400)))
    const steps = Array.from(samples, (sample, index) => Math.abs(sample - (samples[index - 1] ?? 0)))
    expect(samples.length).toBe(2_400)
    expect(samples.at(-1)).toBe(0)
    expect(Math.max(...steps)).toBeLessThanOrEqual(Math.ceil(20_000 / 192))
  })

  it('of silence alone, of one sample and of none are left as they are long', () => {
    expect(withCleanEdges(sound(quiet(500))).samples.length).toBe(500)
    expect(withCleanEdges(sound([9_000])).samples.length).toBe(1)
    expect(withCleanEdges(sound([])).samples.length).toBe(0)
  })
})
