import postgres from 'postgres'
import type { Claims } from '../realtime/tokens.ts'
import { Refusal } from './refusal.ts'

export interface Place {
  bucket: string
  name: string
}

export interface StoredFile extends Place {
  version: string
  metadata: Record<string, string | number>
}

export interface BucketLimits {
  maxBytes: number | null
  /** MIME types, or families of them: `audio/*`. Null is any. */
  types: string[] | null
}

/** What row level security on `storage.objects` says to an upload: the policies themselves are asked, as on hosted. */
export interface Rights {
  limits(bucket: string): Promise<BucketLimits>
  /** Throws a `Refusal` unless the owner of the token could store an object there. */
  mayStore(claims: Claims, place: Place): Promise<void>
  /** Writes the object's row by the user's own rights, and `keep` runs before that is final. The same file twice is once. */
  store(claims: Claims, file: StoredFile, keep: () => Promise<void>): Promise<void>
}

class Rollback extends Error {}

export function createRights(sql: postgres.Sql): Rights {
  async function hasVersion({ bucket, name, version }: StoredFile): Promise<boolean> {
    const rows = await sql.begin(async (tx) => {
      await become(tx, { role: 'service_role' })
      return tx`select from storage.objects
        where bucket_id = ${bucket} and name = ${name} and version = ${version}`
    })
    return rows.length > 0
  }

  return {
    async limits(bucket) {
      const [row] = await sql.begin(async (tx) => {
        await become(tx, { role: 'service_role' })
        return tx<{ file_size_limit: string | null; allowed_mime_types: string[] | null }[]>`
          select file_size_limit, allowed_mime_types from storage.buckets where id = ${bucket}`
      })
      if (!row) throw new Refusal(404, 'Bucket not found')
      const maxBytes = row.file_size_limit === null ? null : Number(row.file_size_limit)
      return { maxBytes, types: row.allowed_mime_types }
    },

    async mayStore(claims, place) {
      const probe = { ...place, version: 'probe', metadata: {} }
      await sql
        .begin(async (tx) => {
          await become(tx, claims)
          await insert(tx, claims, probe)
          throw new Rollback()
        })
        .catch((error: unknown) => {
          if (!(error instanceof Rollback)) throw asRefusal(error)
        })
    },

    async store(claims, file, keep) {
      // Asked again after the end, when the policies may have closed the place.
      if (await hasVersion(file)) return
      await sql
        .begin(async (tx) => {
          await become(tx, claims)
          await insert(tx, claims, file)
          await keep()
        })
        .catch(async (error: unknown) => {
          const refusal = asRefusal(error)
          const isTaken = refusal instanceof Refusal && refusal.status_code === 409
          if (!isTaken || !(await hasVersion(file))) throw refusal
        })
    },
  }
}

/** From here on the transaction sees what the owner of the token sees. */
async function become(tx: postgres.TransactionSql, claims: Claims) {
  await tx`select
    set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
    set_config('request.jwt.claim.sub', ${claims.sub ?? ''}, true),
    set_config('role', ${claims.role}, true)`
}

async function insert(tx: postgres.TransactionSql, claims: Claims, file: StoredFile) {
  const owner = claims.sub ?? null
  await tx`insert into storage.objects (bucket_id, name, owner, owner_id, version, metadata)
    values (${file.bucket}, ${file.name}, ${owner}, ${owner}, ${file.version}, ${tx.json(file.metadata)})`
}

const REFUSED: Record<string, [status: number, message: string]> = {
  '42501': [403, 'new row violates row-level security policy'],
  '23505': [409, 'The resource already exists'],
  '23503': [404, 'Bucket not found'],
}

/** What the database says about the user; anything else is a failure of ours. */
function asRefusal(error: unknown): unknown {
  const known = error instanceof postgres.PostgresError ? REFUSED[error.code] : undefined
  return known ? new Refusal(...known, { cause: error }) : error
}
