import { strictJsonSchema } from '@shared/model/json-schema.ts'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

describe('strictJsonSchema', () => {
  it('closes every object and leaves out what strict mode refuses', () => {
    const schema = z.object({
      items: z.array(z.object({ name: z.string().min(1).max(9), size: z.number().nullable() })),
    })
    expect(strictJsonSchema(schema)).toEqual({
      type: 'object',
      additionalProperties: false,
      required: ['items'],
      properties: {
        items: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'size'],
            properties: { name: { type: 'string' }, size: { type: ['number', 'null'] } },
          },
        },
      },
    })
  })

  it('refuses optional properties, which strict mode does not have', () => {
    expect(() => strictJsonSchema(z.object({ a: z.string().optional() }))).toThrow('has a')
  })
})
