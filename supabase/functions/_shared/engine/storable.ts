/**
 * A copy of a value that Postgres can store as jsonb: no NUL characters and no half surrogate pairs, both of
 * which models and files do produce and jsonb refuses.
 */
export function storable<T>(value: T): T {
  const json = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\u0000', '').toWellFormed() : part,
  )
  return json === undefined ? value : (JSON.parse(json) as T)
}
