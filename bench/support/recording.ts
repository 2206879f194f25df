import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

const MB = 1024 * 1024

/** A file of that many random bytes behind the head of a WAV file, on the disk as a person's is, and its hash. */
export async function writeRecording(
  directory: string,
  bytes: number,
): Promise<{ file: File; sha256: string }> {
  const path = join(directory, `${randomUUID()}.wav`)
  const hash = createHash('sha256')
  const writing = await open(path, 'w')
  for (let at = 0; at < bytes; at += MB) {
    const piece = randomBytes(Math.min(MB, bytes - at))
    if (at === 0) piece.write('RIFF\x24\0\0\0WAVEfmt ', 'latin1')
    hash.update(piece)
    await writing.write(piece)
  }
  await writing.close()
  return { file: new File([await openAsBlob(path)], 'recording.wav'), sha256: hash.digest('hex') }
}
