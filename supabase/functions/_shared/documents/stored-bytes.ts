/** As much as one document may have, and as much as a task may store; the database refuses more. */
export const MAX_STORED_BYTES = 1_000_000

/** The bytes of a value as Postgres counts them: the text of a jsonb has a space after each colon and comma. */
export function storedBytes(value: unknown): number {
  const json = JSON.stringify(value)
  return json === undefined ? 0 : new TextEncoder().encode(json).length + spacesOf(value)
}

function spacesOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value).filter((part) => part !== undefined)
  const commas = Math.max(0, inner.length - 1)
  const colons = Array.isArray(value) ? 0 : inner.length
  return inner.reduce((sum: number, part) => sum + spacesOf(part), commas + colons)
}

/** 1,204 kB: as limits and sizes of what is stored are said. */
export function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString('en-US')} kB`
}
