import { JobSchema } from '@shared/engine/job.ts'
import { z } from 'zod'
import { DocumentSchema, DocumentSummarySchema, RevisionSummarySchema } from '@/lib/documents/schema'
import { JobStartedSchema, JobTaskSchema } from '@/lib/jobs/schema'
import { PieceSchema } from '@/lib/media/pieces-schema'
import { MediaSchema } from '@/lib/media/schema'
import { OperatorJobSchema } from '@/lib/operator/schema'
import { ProjectSchema } from '@/lib/projects/schema'

export type JsonSchema = Record<string, unknown>

/** What several answers have in common stands in the document once, by name. */
const named = z.registry<{ id: string }>()
const NAMES: [string, z.ZodType][] = [
  ['Document', DocumentSchema],
  ['DocumentSummary', DocumentSummarySchema],
  ['Job', JobSchema],
  ['JobStarted', JobStartedSchema],
  ['JobTask', JobTaskSchema],
  ['Media', MediaSchema],
  ['OperatorJob', OperatorJobSchema],
  ['Piece', PieceSchema],
  ['Project', ProjectSchema],
  ['RevisionSummary', RevisionSummarySchema],
]
for (const [id, schema] of NAMES) named.add(schema, { id })

/**
 * A Zod schema as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. `io`: as it is sent, or as it is answered;
 * an answer has no fields but those that are named. Schemas with a name go to `components`, and a `$ref` stays.
 */
export function toJsonSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
  components: Record<string, JsonSchema>,
): JsonSchema {
  const { $schema: _, $defs, ...rest } = z.toJSONSchema(schema, { io, metadata: named })
  for (const [name, part] of Object.entries($defs ?? {}))
    components[name] = repoint(withoutId(part as JsonSchema))
  const id = named.get(schema)?.id
  if (id === undefined) return repoint(rest)
  components[id] ??= repoint(withoutId(rest))
  return { $ref: `#/components/schemas/${id}` }
}

function withoutId({ id: _, $id: __, ...rest }: JsonSchema): JsonSchema {
  return rest
}

/** Zod refers to `#/$defs/X`; the document keeps it in `#/components/schemas/X`. */
function repoint<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(repoint) as Part
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) =>
      key === '$ref' && typeof value === 'string'
        ? [key, value.replace('#/$defs/', '#/components/schemas/')]
        : [key, repoint(value)],
    ),
  ) as Part
}
