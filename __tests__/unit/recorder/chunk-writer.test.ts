import { describe, expect, it } from 'vitest'
import { ChunkWriter } from '@/lib/recorder/chunk-writer'
import { newRecording, type Recording } from '@/lib/recorder/recording'
import type { Chunk } from '@/lib/recorder/store'

/** A disk that can be full, and that takes its time. */
class Disk {
  readonly chunks: number[] = []
  recording: Recording | null = null
  isFull = false
  whileWriting: () => void = () => undefined

  async save(recording: Recording, chunk?: Chunk): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.whileWriting()
    if (this.isFull && chunk) throw new DOMException('No room', 'QuotaExceededError')
    if (chunk) this.chunks.push(chunk.number)
    this.recording = recording
  }
}

const sound = (bytes: number) => new Blob([new Uint8Array(bytes)])
const setUp = () => {
  const disk = new Disk()
  return { disk, writer: new ChunkWriter(disk, newRecording('a user', 'a project')) }
}

describe('chunks', () => {
  it('are written in their order, with how long the recording is then', async () => {
    const { disk, writer } = setUp()
    for (const n of [0, 1, 2]) writer.add(sound(100), 0, n, n + 1)
    await Promise.all([writer.flush(), writer.flush()])
    expect(disk.chunks).toEqual([0, 1, 2])
    expect(disk.recording).toMatchObject({ seconds: 3, bytes: 300 })
  })

  it('that come while others are written are written too', async () => {
    const { disk, writer } = setUp()
    writer.add(sound(1), 0, 0, 1)
    let next = 1
    disk.whileWriting = () => {
      if (next < 4) writer.add(sound(1), 0, next, ++next)
    }
    await writer.flush()
    expect(disk.chunks).toEqual([0, 1, 2, 3])
    expect(writer.unsaved).toBe(0)
  })

  it('that find no room wait, and none is lost or written twice when there is some', async () => {
    const { disk, writer } = setUp()
    writer.add(sound(1), 0, 0, 1)
    await writer.flush()
    disk.isFull = true
    writer.add(sound(1), 0, 1, 2)
    await expect(writer.flush()).rejects.toThrow('No room')
    writer.add(sound(1), 0, 2, 3)
    await expect(writer.flush()).rejects.toThrow('No room')
    expect(writer.unsaved).toBe(2)
    expect(disk.recording).toMatchObject({ seconds: 1 })
    disk.isFull = false
    await writer.flush()
    expect(disk.chunks).toEqual([0, 1, 2])
    expect(disk.recording).toMatchObject({ seconds: 3, bytes: 3 })
  })

  it('do not undo what else is said of the recording meanwhile', async () => {
    const { disk, writer } = setUp()
    writer.add(sound(1), 0, 0, 1)
    disk.whileWriting = () => writer.change(() => ({ endedAt: 'now' }))
    await writer.flush()
    expect(disk.recording).toMatchObject({ seconds: 1, endedAt: 'now' })
  })
})
