import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { FileStore } from '@tus/file-store'
import { Server, type Upload } from '@tus/server'
import postgres from 'postgres'
import type { Claims, TokenVerifier } from '../realtime/tokens.ts'
import { Refusal } from './refusal.ts'
import { createRights, type Place } from './rights.ts'

const PATH = '/storage/v1/upload/resumable'
/** As hosted: an address for an upload is good for a day. */
const EXPIRES_MS = 24 * 60 * 60 * 1000
const CLEAN_EVERY_MS = 60 * 60 * 1000

export interface UploadsOptions {
  /** As `supabase_lite`, which owns nothing. */
  databaseUrl: string
  verifier: TokenVerifier
  /** Unfinished uploads; on the same file system as what is stored. */
  directory: string
  /** Takes a file that has arrived whole into what is stored. */
  keep(
    file: string,
    place: Place,
    kept: { mimetype: string; cacheControl: string; eTag: string },
  ): Promise<void>
  log: (line: string) => void
}

export interface Uploads {
  takes(path: string): boolean
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>
  close(): Promise<void>
}

/**
 * Resumable uploads at hosted Storage's own address, by the library that hosted uses, `@tus/server`. Who may store
 * what is asked of the policies on `storage.objects` with the user's own token, before each part and at the end.
 */
export function createUploads(options: UploadsOptions): Uploads {
  const { directory, verifier, log } = options
  const sql = postgres(options.databaseUrl, { max: 2, onnotice: () => undefined })
  const rights = createRights(sql)
  const store = new FileStore({ directory, expirationPeriodInMilliseconds: EXPIRES_MS })

  async function finish(claims: Claims, upload: Upload) {
    const place = placeOf(upload)
    const file = upload.storage?.path
    if (!file || upload.size === undefined) throw new Error('The upload has no file')
    const kept = {
      mimetype: upload.metadata?.contentType || 'application/octet-stream',
      cacheControl: cacheControlOf(upload),
      eTag: `"${upload.id}"`,
    }
    const metadata = { ...kept, size: upload.size, contentLength: upload.size, httpStatusCode: 200 }
    const row = {
      ...place,
      version: upload.id,
      metadata: { ...metadata, lastModified: new Date().toISOString() },
    }
    await rights.store(claims, row, () => options.keep(file, place, kept))
  }

  const server = new Server({
    path: PATH,
    datastore: store,
    disableTerminationForFinishedUploads: true,
    allowedHeaders: ['authorization', 'apikey', 'x-upsert', 'x-client-info'],
    namingFunction: () => randomUUID(),
    generateUrl: (_request, { proto, host, path, id }) => `${proto}://${host}${path}/${id}`,
    async onIncomingRequest(request, id) {
      const claims = claimsOf(verifier, request.headers)
      // A new upload is judged when its place is known.
      if (request.method === 'POST') return
      const upload = await store.getUpload(id)
      if (request.method !== 'HEAD') return rights.mayStore(claims, placeOf(upload))
      // All of it arrived, but the end may have failed (the database was away): nobody would come back to it.
      if (upload.offset === upload.size) await finish(claims, upload)
    },
    async onUploadCreate(request, upload) {
      const place = placeOf(upload)
      await rights.mayStore(claimsOf(verifier, request.headers), place)
      const { maxBytes, types } = await rights.limits(place.bucket)
      if (upload.size === undefined) throw new Refusal(400, 'Upload-Length is required')
      if (maxBytes !== null && upload.size > maxBytes)
        throw new Refusal(413, 'The object exceeded the maximum allowed size')
      const type = upload.metadata?.contentType ?? ''
      if (types && !types.some((allowed) => isOf(allowed, type)))
        throw new Refusal(415, `mime type ${type} is not supported`)
      return { metadata: upload.metadata }
    },
    async onUploadFinish(request, upload) {
      await finish(claimsOf(verifier, request.headers), await store.getUpload(upload.id))
      return { headers: { 'Tus-Complete': '1' } }
    },
    onResponseError(_request, error) {
      if ('status_code' in error) return undefined
      log(`[storage] ${error.message}`)
      return { status_code: 500, body: 'The upload could not be stored\n' }
    },
  })

  async function clean() {
    try {
      await mkdir(directory, { recursive: true })
      await server.cleanUpExpiredUploads()
    } catch (error) {
      log(`[storage] ${error}`)
    }
  }
  void clean()
  const cleaning = setInterval(clean, CLEAN_EVERY_MS)
  cleaning.unref()

  return {
    takes: (path) => path.startsWith(PATH),
    handle: (req, res) => server.handle(req, res),
    async close() {
      clearInterval(cleaning)
      await sql.end({ timeout: 1 })
    },
  }
}

function claimsOf(verifier: TokenVerifier, headers: Headers): Claims {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '') ?? []
  if (!token) throw new Refusal(400, "headers must have required property 'authorization'")
  const verified = token.startsWith('sb_') ? verifier.verifyApiKey(token) : verifier.verifyToken(token)
  if (!verified.ok) throw new Refusal(403, verified.message)
  return verified.claims
}

function placeOf({ metadata }: Upload): Place {
  const bucket = metadata?.bucketName
  const name = metadata?.objectName
  if (!bucket || !name) throw new Refusal(400, 'Metadata needs bucketName and objectName')
  return { bucket, name }
}

function cacheControlOf({ metadata }: Upload): string {
  const given = metadata?.cacheControl ?? ''
  return /^\d+$/.test(given) ? `max-age=${given}` : 'no-cache'
}

function isOf(allowed: string, type: string): boolean {
  return allowed.endsWith('/*') ? type.startsWith(allowed.slice(0, -1)) : type === allowed
}
