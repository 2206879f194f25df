import { errorCatalogue } from '@shared/engine/error-catalogue.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { problemsOf } from '@/lib/http/operation'
import { openApiDocument } from '@/lib/openapi/document'
import { allOperations } from '@/lib/openapi/operations'
import { routeFiles } from './route-files.ts'

const document = openApiDocument()
const text = JSON.stringify(document)

interface Described {
  operationId: string
  security: unknown[]
  parameters: { name: string; in: string; required: boolean }[]
  responses: Record<string, { content?: Record<string, { schema?: object }> }>
  requestBody?: { content: Record<string, { schema?: object }> }
}
const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ path, method, one: one as Described })),
)

it('every route of app/api is in the document, and nothing else is', () => {
  const names = described.map(({ path, method }) => `${method.toUpperCase()} ${path.slice('/api'.length)}`)
  expect(names.sort()).toEqual(routeFiles().sort())
})

it('no two operations have a name in common', () => {
  const ids = described.map(({ one }) => one.operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

describe.each(described)('$method $path', ({ path, method, one }) => {
  it('names each part of its path once, as required', () => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const parameters = one.parameters.filter((parameter) => parameter.in === 'path')
    expect(parameters.map(({ name }) => name)).toEqual(inPath)
    expect(parameters.every(({ required }) => required)).toBe(true)
  })

  it('has a body only where one is sent', () => {
    if (method === 'get' || method === 'delete') expect(one.requestBody).toBeUndefined()
  })

  it('says who may call, and how they are told that they may not', () => {
    expect(one.security.length === 0).toBe(one.responses[401] === undefined)
  })
})

it('every schema is one that a validator of JSON Schema 2020-12 takes, and every $ref leads somewhere', () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true })
  formats.default(ajv)
  ajv.addVocabulary(['components'])
  const bodies = described.flatMap(({ one }) => [
    ...Object.values(one.requestBody?.content ?? {}),
    ...Object.values(one.responses).flatMap(({ content }) => Object.values(content ?? {})),
  ])
  const schemas = bodies.flatMap(({ schema }) => (schema ? [schema] : []))
  expect(schemas.length).toBeGreaterThan(100)
  // Most are the same problem: each is compiled once, which is a tenth of the work.
  const different = new Map(schemas.map((schema) => [JSON.stringify(schema), schema]))
  for (const schema of different.values()) ajv.compile({ ...schema, components: document.components })
})

it('every code stands at the status that the catalogue gives it', () => {
  for (const { id, spec } of allOperations) {
    const one = described.find(({ one }) => one.operationId === id)?.one
    for (const code of problemsOf(spec)) {
      const status = (errorCatalogue[code] as { status?: number }).status
      expect(JSON.stringify(one?.responses[String(status)]), `${id} ${code}`).toContain(`"${code}"`)
    }
  }
})

it('is told nothing of this machine', () => {
  expect(text).not.toMatch(/127\.0\.0\.1|localhost|\/work\/|sk-|sb_secret/)
})
