import { parseDocument } from 'yaml'

/** Settings at the head of a document or slide. Values are read with care: they are somebody else's YAML. */
export type Settings = Readonly<Record<string, unknown>>

const MAX_SETTINGS_LENGTH = 50_000

/** A mapping from YAML, or null when the text is something else. Broken YAML is read line by line. */
export function parseSettings(text: string): Settings | null {
  if (text.length > MAX_SETTINGS_LENGTH) return null
  try {
    const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' })
    if (document.errors.length === 0) {
      const value: unknown = document.toJS({ maxAliasCount: 50 })
      return isMapping(value) ? value : null
    }
  } catch (error) {
    // The YAML library throws on what it cannot nest or resolve; the line reader below still finds plain keys.
    if (!(error instanceof Error)) throw error
  }
  return parseLines(text)
}

// `title: One: two` is not YAML, yet people write it.
function parseLines(text: string): Settings | null {
  const settings: Record<string, unknown> = Object.create(null)
  let found = false
  for (const line of text.split('\n')) {
    if (line.trim() === '' || /^(\s|#|-\s|[\]})])/.test(line)) continue
    const colon = line.indexOf(':')
    const key = line.slice(0, Math.max(0, colon)).trim()
    if (!/^[\w-]+$/.test(key)) return null
    found = true
    settings[key] = unquote(line.slice(colon + 1).trim())
  }
  return found ? settings : null
}

function unquote(value: string): string | boolean {
  if (value === 'true') return true
  if (value === 'false') return false
  return /^(['"]).*\1$/.test(value) && value.length >= 2 ? value.slice(1, -1) : value
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The front matter of a document and what comes after it. */
export function splitFrontMatter(source: string): { settings: Settings; body: string } {
  const match = /^\s*---[ \t]*\n(?=[^\n]*\S)/.exec(source.slice(0, 2_000))
  if (!match) return { settings: {}, body: source }
  const start = match[0].length
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(source.slice(start, start + MAX_SETTINGS_LENGTH))
  if (!closing) return { settings: {}, body: source }
  const settings = parseSettings(source.slice(start, start + closing.index))
  if (!settings) return { settings: {}, body: source }
  return { settings, body: source.slice(start + closing.index + closing[0].length) }
}

/** A setting as text, or '' when it is missing or not text. */
export function textSetting(settings: Settings, key: string): string {
  const value = Object.hasOwn(settings, key) ? settings[key] : undefined
  if (typeof value === 'number' || value instanceof Date) return String(value)
  return typeof value === 'string' ? value.trim() : ''
}

/** Is a setting switched on? `hide: true` and `hide: "true"` both are. */
export function isOn(settings: Settings, key: string): boolean {
  const value = Object.hasOwn(settings, key) ? settings[key] : undefined
  return value === true || value === 'true'
}
