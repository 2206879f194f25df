import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

/** `stack.env` of the stack that the browser tests run against: its addresses, keys and demo user. */
export function stackEnvironment(): Record<string, string> {
  const folder = process.env.OFFSTAGE_E2E_DATA
  if (!folder) throw new Error('Run by Playwright only, whose configuration starts the stack')
  return parseEnv(readFileSync(join(folder, 'stack.env'), 'utf8')) as Record<string, string>
}
