import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Recorder } from '@/lib/recorder/recorder'
import type { Recording } from '@/lib/recorder/recording'
import type { Chunk, RecordingStore } from '@/lib/recorder/store'

/** What the microphone gives when it is stopped. */
let last: Blob

/** A browser that records: the parts of it that jsdom has not. */
class OneChunkRecorder {
  static isTypeSupported = () => true
  state = 'inactive'
  mimeType = 'audio/webm'
  ondataavailable: (event: { data: Blob }) => void = () => undefined
  onstop: () => void = () => undefined
  start() {
    this.state = 'recording'
  }
  stop() {
    this.state = 'inactive'
    this.ondataavailable({ data: last })
    this.onstop()
  }
}

class Disk {
  readonly kept = new Map<string, Recording>()
  isFull = false
  async save(recording: Recording, chunk?: Chunk) {
    if (this.isFull && chunk) throw new DOMException('No room', 'QuotaExceededError')
    this.kept.set(recording.id, recording)
  }
  async remove(id: string) {
    this.kept.delete(id)
  }
}

beforeEach(() => {
  const track = Object.assign(new EventTarget(), {
    label: 'Desk',
    getSettings: () => ({ deviceId: 'desk' }),
    stop: () => undefined,
  })
  const stream = { getTracks: () => [track], getAudioTracks: () => [track] }
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal('indexedDB', {})
  vi.stubGlobal('MediaRecorder', OneChunkRecorder)
  vi.stubGlobal('navigator', {
    storage: {},
    mediaDevices: { getUserMedia: async () => stream, enumerateDevices: async () => [] },
    locks: { request: (_name: string, _options: object, work: (lock: object) => unknown) => work({}) },
  })
})
afterEach(() => vi.unstubAllGlobals())

async function finished(sound: Blob, disk = new Disk()) {
  last = sound
  const recorder = new Recorder(disk as unknown as RecordingStore, { userId: 'u', projectId: 'p' })
  await recorder.open()
  await recorder.start()
  expect(recorder.state).toMatchObject({ status: 'recording', problem: null })
  const isWhole = await recorder.finish()
  return { isWhole, state: recorder.state, kept: [...disk.kept.values()] }
}

it('a recording that ends before any sound came is not kept, and it is said', async () => {
  const { isWhole, state, kept } = await finished(new Blob([]))
  expect({ isWhole, kept }).toEqual({ isWhole: true, kept: [] })
  expect(state).toMatchObject({ status: 'off', problem: { trouble: 'empty' } })
  expect(state.problem?.message).toMatch(/^Nothing was recorded: .* Record again/)
})

it('one with sound waits to be used', async () => {
  const { isWhole, state, kept } = await finished(new Blob(['sound']))
  expect(kept).toMatchObject([{ bytes: 5, endedAt: expect.any(String) }])
  expect({ isWhole, problem: state.problem }).toEqual({ isWhole: true, problem: null })
})

it('that the last of it found no room is no empty recording', async () => {
  const disk = Object.assign(new Disk(), { isFull: true })
  const { isWhole, state } = await finished(new Blob(['sound']), disk)
  expect({ isWhole, status: state.status }).toEqual({ isWhole: false, status: 'off' })
  expect(state.problem?.trouble).not.toBe('empty')
})
