import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import type { App } from '@supabase/lite'
import { wishedPart } from './storage-range.ts'

type StorageAdapter = NonNullable<App['_storageAdapter']>
type Metadata = Awaited<ReturnType<StorageAdapter['headObject']>>

function storedFile(directory: string, bucket: string, key: string): string {
  const name = createHash('sha256')
    .update(JSON.stringify([bucket, key]))
    .digest('hex')
  return join(directory, name.slice(0, 2), name)
}

/**
 * Takes a file that lies on the same file system into what is stored. It stays where it is, too, without taking more
 * room: whoever asks for an upload that has ended is told that all of it arrived.
 */
export async function keepFile(
  directory: string,
  file: string,
  { bucket, name }: { bucket: string; name: string },
  kept: { mimetype: string; cacheControl: string; eTag: string },
) {
  const stored = storedFile(directory, bucket, name)
  const taken = `${stored}.${randomUUID()}`
  await mkdir(dirname(stored), { recursive: true })
  await link(file, taken)
  await writeFile(`${stored}.json`, JSON.stringify(kept))
  await rename(taken, stored)
}

/**
 * Keeps stored files in a folder. A file's name there is the hash of bucket and key, so that no key can
 * reach outside the folder; its type stands beside it in a small JSON file. Versions are not kept apart:
 * lite asks for a file by another version than the one it stored it under.
 */
export function createStorageAdapter(directory: string): StorageAdapter {
  const fileOf = (bucket: string, key: string) => storedFile(directory, bucket, key)

  async function metadataOf(file: string): Promise<Metadata> {
    const known = JSON.parse(await readFile(`${file}.json`, 'utf8')) as {
      mimetype: string
      cacheControl: string
      eTag: string
    }
    const { size, mtime } = await stat(file)
    return { ...known, lastModified: mtime, size, contentLength: size, httpStatusCode: 200 }
  }

  return {
    driver: null,
    async getObject(bucket, key) {
      const file = fileOf(bucket, key)
      const metadata = await metadataOf(file)
      const part = wishedPart(metadata.size)
      if (!part) return { metadata, httpStatusCode: 200, body: Readable.toWeb(createReadStream(file)) }
      const { start, end } = part
      return {
        metadata: {
          ...metadata,
          contentLength: end - start + 1,
          contentRange: `bytes ${start}-${end}/${metadata.size}`,
        },
        httpStatusCode: 206,
        body: Readable.toWeb(createReadStream(file, part)),
      }
    },
    async uploadObject(bucket, key, _version, body, mimetype, cacheControl) {
      const file = fileOf(bucket, key)
      const upload = `${file}.${randomUUID()}`
      await mkdir(dirname(file), { recursive: true })
      const hash = createHash('md5')
      const source = body instanceof Uint8Array ? Readable.from([body]) : Readable.fromWeb(body as WebStream)
      source.on('data', (chunk: Uint8Array) => hash.update(chunk))
      await pipeline(source, createWriteStream(upload))
      await writeFile(
        `${file}.json`,
        JSON.stringify({ mimetype, cacheControl, eTag: `"${hash.digest('hex')}"` }),
      )
      await rename(upload, file)
      return metadataOf(file)
    },
    async deleteObject(bucket, key) {
      const file = fileOf(bucket, key)
      await Promise.all([rm(file, { force: true }), rm(`${file}.json`, { force: true })])
    },
    async deleteObjects(bucket, keys) {
      await Promise.all(keys.map((key) => this.deleteObject(bucket, key, undefined)))
    },
    async copyObject(bucket, key, _version, toBucket, toKey) {
      const [from, to] = [fileOf(bucket, key), fileOf(toBucket, toKey)]
      await mkdir(dirname(to), { recursive: true })
      await Promise.all([copyFile(from, to), copyFile(`${from}.json`, `${to}.json`)])
      return metadataOf(to)
    },
    headObject: (bucket, key) => metadataOf(fileOf(bucket, key)),
    privateAssetUrl: async (bucket, key) => `file://${fileOf(bucket, key)}`,
  }
}
