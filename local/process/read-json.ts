import { readFileSync } from 'node:fs'

/** What a small state file says, or null when it is missing or was cut off in the middle of a write. */
export function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T | null
  } catch {
    return null
  }
}
