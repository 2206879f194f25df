import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { expect } from 'vitest'
import type { NamedOperation } from '@/lib/openapi/operations'

interface Described {
  responses: Record<string, { content?: Record<string, { schema?: object }>; headers?: object }>
}
interface ServedDocument {
  paths: Record<string, Record<string, Described>>
  components: object
}

/** Holds answers to the OpenAPI document that the server itself serves. */
export function contract(document: ServedDocument) {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true })
  formats.default(ajv)
  ajv.addVocabulary(['components'])

  /** Fails when the document does not name this status, type, header or body for the operation. */
  return async ({ id, spec }: NamedOperation, response: Response): Promise<unknown> => {
    const text = await response.text()
    const told = `${id} ${response.status}: ${text.slice(0, 500)}`
    const described = document.paths[`/api${spec.path}`]?.[spec.method.toLowerCase()]
    const named = described?.responses[response.status]
    expect(named, `the document names no such status: ${told}`).toBeDefined()
    for (const header of Object.keys(named?.headers ?? {}))
      expect(response.headers.get(header), `${header} of ${told}`).not.toBeNull()
    if (!named?.content) {
      expect(text, told).toBe('')
      return undefined
    }
    const type = response.headers.get('content-type')?.split(';')[0] ?? ''
    expect(Object.keys(named.content), `the type of ${told}`).toContain(type)
    const schema = named.content[type]?.schema
    if (!schema) return text
    const body: unknown = JSON.parse(text)
    const validate = ajv.compile({ ...schema, components: document.components })
    expect(validate(body), `${ajv.errorsText(validate.errors)} in ${told}`).toBe(true)
    return body
  }
}
