import type { JourneyStage } from '@shared/documents/journey.ts'
import { asFound, assemble } from '@shared/kinds/journey_from_transcript/assemble.ts'
import { collect } from '@shared/kinds/journey_from_transcript/found.ts'
import {
  ExtractOutputSchema,
  MergeOutputSchema,
  PlanOutputSchema,
} from '@shared/kinds/journey_from_transcript/tasks.ts'
import type { z } from 'zod'
import type { JobPart } from '@/lib/jobs/schema'

interface LiveParts {
  stages: JourneyStage[]
  /** Pieces of the transcripts that have been read, and how many there are. */
  read: number
  total: number
  /** The stages are in their final order. */
  joined: boolean
  offline: boolean
}

/** A running journey from the parts so far: as it was found, and once they are joined, as it will be. */
export function liveJourney(parts: JobPart[]): LiveParts {
  const [plan] = outputs(parts, 'plan', PlanOutputSchema)
  const [order] = outputs(parts, 'merge', MergeOutputSchema)
  const pieces = outputs(parts, 'extract', ExtractOutputSchema)
  const found = collect(pieces)
  return {
    stages: assemble(found, order ?? asFound(found)),
    read: pieces.length,
    total: plan?.pieces ?? 0,
    joined: order !== undefined,
    offline: pieces.some(({ model }) => model.offline),
  }
}

function outputs<Schema extends z.ZodType>(parts: JobPart[], stage: string, schema: Schema) {
  return parts
    .filter((part) => part.stage === stage)
    .sort((a, b) => a.position - b.position)
    .flatMap(({ output }) => {
      const parsed = schema.safeParse(output)
      return parsed.success ? [parsed.data] : []
    })
}
