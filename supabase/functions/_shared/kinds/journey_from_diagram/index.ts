import { defineKind } from '../../engine/kind.ts'
import { check } from './check.ts'
import { read } from './read.ts'
import { DiagramInputSchema } from './schema.ts'

/** A journey from a picture: read once, looked at again; every cell rests on a region. What is no journey is asked about. */
export const journeyFromDiagram = defineKind({
  kind: 'journey_from_diagram',
  input: DiagramInputSchema,
  stages: { read, check },
})
