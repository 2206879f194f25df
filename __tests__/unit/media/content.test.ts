import { createHash, randomBytes } from 'node:crypto'
import { mediumOf, sizeInWords, type UploadLimits } from '@shared/documents/upload-limits.ts'
import { describe, expect, it } from 'vitest'
import { checkMeasures, checkSize } from '@/lib/media/check-limits'
import { contentHashOf } from '@/lib/media/content-hash'
import { contentTypeOf } from '@/lib/media/content-type'
import { MEDIA_TYPES } from '@/lib/media/schema'

const latin = (text: string) => Buffer.from(text, 'latin1')
const box = (brand: string) =>
  Buffer.concat([latin('\0\0\0\x18ftyp'), latin(brand), latin('\0\0\0\0mp42isom')])
const wav = Buffer.concat([latin('RIFF\x24\0\0\0WAVEfmt '), Buffer.alloc(40)])
const webm = Buffer.concat([
  Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84]),
  latin('webm'),
  Buffer.alloc(40),
])
const opus = Buffer.concat([latin('OggS'), Buffer.alloc(24), latin('OpusHead'), Buffer.alloc(40)])
const png = Buffer.concat([
  latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
  Buffer.alloc(17),
  latin('\0\0\0\0IDAT'),
  Buffer.alloc(8),
])

describe('what a file is', () => {
  it.each([
    ['audio/mpeg', Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(64)])],
    ['audio/mp4', box('M4A ')],
    ['audio/wav', wav],
    ['audio/flac', Buffer.concat([latin('fLaC'), Buffer.alloc(64)])],
    ['audio/ogg', opus],
    ['video/webm', webm],
    ['video/mp4', box('isom')],
    ['video/quicktime', box('qt  ')],
    ['image/png', png],
    ['image/jpeg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(64)])],
    ['image/gif', Buffer.concat([latin('GIF89a'), Buffer.alloc(64)])],
    ['image/webp', Buffer.concat([latin('RIFF\x24\0\0\0WEBPVP8 '), Buffer.alloc(64)])],
    ['application/pdf', Buffer.concat([latin('%PDF-1.7\n'), Buffer.alloc(64)])],
  ])('%s by its content, under a name that lies', async (type, bytes) => {
    expect(await contentTypeOf(new File([new Uint8Array(bytes)], 'notes.txt', { type: 'text/plain' }))).toBe(
      type,
    )
  })

  it.each([
    ['text', Buffer.from('no sound at all')],
    ['nothing', Buffer.alloc(0)],
    ['a program', Buffer.concat([latin('MZ'), Buffer.alloc(128)])],
    ['an archive', Buffer.concat([latin('PK\x03\x04'), Buffer.alloc(128)])],
    ['a page', Buffer.from('<!doctype html><script>1</script>')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['random bytes', Buffer.alloc(1000, 7)],
  ])('null for %s, whatever it is called', async (_what, bytes) => {
    expect(
      await contentTypeOf(new File([new Uint8Array(bytes)], 'talk.mp3', { type: 'audio/mpeg' })),
    ).toBeNull()
  })
})

describe('the hash of a file', () => {
  it.each([0, 1, 1024 * 1024, 3 * 1024 * 1024 + 17])('of %i bytes is its SHA-256', async (size) => {
    const bytes = randomBytes(size)
    const read: number[] = []
    const hash = await contentHashOf(new Blob([bytes]), { onRead: (at) => read.push(at) })
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(read.at(-1) ?? 0).toBe(size)
  })

  it('stops when nobody wants it', async () => {
    const stop = new AbortController()
    const hashing = contentHashOf(new Blob([randomBytes(3 * 1024 * 1024)]), {
      signal: stop.signal,
      onRead: () => stop.abort(),
    })
    await expect(hashing).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('limits, before anything is sent', () => {
  const none = { maxSeconds: null, maxPixels: null, maxPages: null }
  const limits: UploadLimits = {
    picture: { ...none, maxBytes: 1000, maxPixels: 2_000_000 },
    pdf: { ...none, maxBytes: 2000, maxPages: 2 },
    sound: { ...none, maxBytes: 50_000, maxSeconds: 7200 },
    video: { ...none, maxBytes: 100_000, maxSeconds: 60 },
    transcript: { ...none, maxBytes: 20 * 1024 * 1024 },
  }
  const nothing = { seconds: null, pixels: null, pages: null }

  it('of size, said in words, by what the file is', () => {
    expect(() => checkSize(1000, 'picture', limits)).not.toThrow()
    expect(() => checkSize(1500, 'pdf', limits)).not.toThrow()
    expect(() => checkSize(1500, 'picture', limits)).toThrow(
      'This picture has 1.5 kB; at most 1000 bytes can be used. Save it smaller, or as JPEG, and choose that.',
    )
    expect(() => checkSize(20 * 1024 * 1024 + 1, 'transcript', limits)).toThrow(
      'This transcript has a little over 20 MB; at most 20 MB can be used.',
    )
    expect(() => checkSize(0, 'video', limits)).toThrow('This file is empty.')
    expect([2 ** 31, 52_428_800, 1].map(sizeInWords)).toEqual(['2 GB', '50 MB', '1 bytes'])
  })

  it.each([
    [
      'video',
      { seconds: 600 },
      'This video has 10 minutes; at most 1 minute can be used. Save its sound alone',
    ],
    ['sound', { seconds: 7201 }, 'This recording has a little over 2 hours; at most 2 hours can be used.'],
    [
      'picture',
      { pixels: 3_000_000 },
      'This picture has 3 million pixels; at most 2 million pixels can be used.',
    ],
    ['pdf', { pages: 3 }, 'This PDF has 3 pages; at most 2 pages can be used. Save the page'],
  ] as const)('of a %s: %j', (medium, measured, words) => {
    expect(() => checkMeasures({ ...nothing, ...measured }, medium, limits)).toThrow(words)
  })

  it('each type has those of one medium', () => {
    expect(MEDIA_TYPES.map(mediumOf)).toEqual([
      ...Array(7).fill('sound'),
      ...Array(3).fill('video'),
      ...Array(4).fill('picture'),
      'pdf',
    ])
  })

  it('what could not be measured is not refused', () => {
    expect(() => checkMeasures(nothing, 'video', limits)).not.toThrow()
  })
})
