import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

function dataFolder(): string {
  const folder = process.env.OFFSTAGE_E2E_DATA
  if (!folder) throw new Error('Run by Playwright only, whose configuration starts the stack')
  return folder
}

/** The link in the last email to this address; the stack keeps emails instead of sending them. */
export function linkInEmailTo(address: string): string | undefined {
  const mail = readFileSync(join(dataFolder(), 'mail.log'), 'utf8')
  const email = mail.split('email captured').findLast((entry) => entry.includes(`to ${address}:`))
  return email?.match(/^https?:\S+$/m)?.[0]
}

/** `stack.env` of the stack that the browser tests run against: its addresses, keys and demo user. */
export function stackEnvironment(): Record<string, string> {
  return parseEnv(readFileSync(join(dataFolder(), 'stack.env'), 'utf8')) as Record<string, string>
}
