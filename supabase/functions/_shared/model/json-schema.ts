import { z } from 'zod'

type JsonSchema = { [key: string]: unknown }

/** Keywords that strict mode refuses; the reply is checked with the Zod schema anyway. */
const REFUSED = ['$schema', 'default', 'minLength', 'maxLength', 'examples']

/**
 * The JSON schema of a reply in the subset that strict structured outputs take: every object closed, every
 * property required. A schema with optional properties is a mistake of the kind and says so.
 */
export function strictJsonSchema(schema: z.ZodType): JsonSchema {
  return strict(z.toJSONSchema(schema, { target: 'draft-7', io: 'output' }), '#')
}

function strict(schema: JsonSchema, path: string): JsonSchema {
  const kept = Object.entries(schema).filter(([key, value]) => !REFUSED.includes(key) && !isAnyInteger(value))
  const result: JsonSchema = {}
  for (const [key, value] of kept) {
    if (key === 'oneOf' || key === 'anyOf') result.anyOf = mapArray(value, `${path}/${key}`)
    else if (key === 'items') result.items = isSchema(value) ? strict(value, `${path}/items`) : value
    else if (key === 'properties' || key === 'definitions') result[key] = mapObject(value, `${path}/${key}`)
    else result[key] = value
  }
  if (schema.type === 'object') close(result, schema, path)
  return result
}

/** Zod bounds every integer by what JavaScript can count to, which says nothing to a model. */
function isAnyInteger(value: unknown): boolean {
  return value === Number.MAX_SAFE_INTEGER || value === Number.MIN_SAFE_INTEGER
}

function close(result: JsonSchema, schema: JsonSchema, path: string): void {
  const names = Object.keys((schema.properties as JsonSchema | undefined) ?? {})
  const required = new Set(schema.required as string[] | undefined)
  const optional = names.filter((name) => !required.has(name))
  if (names.length === 0 || optional.length > 0) {
    throw new Error(
      `A reply schema needs fixed, required properties; ${path} has ${optional.join(', ') || 'none'}.`,
    )
  }
  result.required = names
  result.additionalProperties = false
}

function mapArray(value: unknown, path: string): unknown {
  return Array.isArray(value)
    ? value.map((part, i) => (isSchema(part) ? strict(part, `${path}/${i}`) : part))
    : value
}

function mapObject(value: unknown, path: string): unknown {
  if (!isSchema(value)) return value
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    isSchema(part) ? strict(part, `${path}/${name}`) : part,
  ])
  return Object.fromEntries(entries)
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
