import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateApiKey } from '@supabase/lite'
import { StackError } from '../stack-error.ts'

export interface StackKeys {
  publishableKey: string
  secretKey: string
  /** Signs the access tokens (HS256). */
  jwtSecret: string
  databasePassword: string
  demoPassword: string
}

const names = ['publishableKey', 'secretKey', 'jwtSecret', 'databasePassword', 'demoPassword'] as const

/** The keys of this data folder: made with it, kept as long as it lives. */
export async function keysOf(dataDirectory: string): Promise<StackKeys> {
  const file = join(dataDirectory, 'keys.json')
  if (existsSync(file)) return read(file)
  if (existsSync(join(dataDirectory, 'postgres', 'PG_VERSION'))) {
    throw new StackError(
      `${file} is missing, so the database beside it cannot be opened. Restore it, or move ${dataDirectory} away.`,
    )
  }
  const keys: StackKeys = {
    publishableKey: (await generateApiKey('publishable')).key,
    secretKey: (await generateApiKey('secret')).key,
    jwtSecret: randomBytes(32).toString('hex'),
    databasePassword: randomBytes(16).toString('hex'),
    demoPassword: `stage-${randomInt(100_000, 1_000_000)}-door`,
  }
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  return keys
}

function read(file: string): StackKeys {
  let found: Partial<StackKeys>
  try {
    found = JSON.parse(readFileSync(file, 'utf8')) as Partial<StackKeys>
  } catch (cause) {
    throw new StackError(
      `${file} cannot be read. Restore it, or move the data folder away to start afresh.`,
      { cause },
    )
  }
  const missing = names.find((name) => typeof found?.[name] !== 'string')
  if (missing)
    throw new StackError(
      `${file} has no ${missing}. Restore it, or move the data folder away to start afresh.`,
    )
  return found as StackKeys
}
