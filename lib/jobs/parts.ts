import { newer } from './known-job'
import type { JobParts, ReadParts } from './schema'

/** Adds what is new to the parts already here: each task once, in the order of stage and position. */
export function mergeParts(known: ReadParts | undefined, fresh: JobParts): ReadParts {
  const parts = new Map(known?.parts.map((part) => [part.taskId, part]))
  for (const part of fresh.parts) parts.set(part.taskId, part)
  return {
    job: newer(known?.job, fresh.job),
    parts: [...parts.values()].sort(byStageAndPosition),
    lastEvent: Math.max(known?.lastEvent ?? 0, fresh.lastEvent),
    completed: Math.max(known?.completed ?? 0, fresh.completed),
    readVersion: Math.max(known?.readVersion ?? 0, fresh.job.version),
  }
}

function byStageAndPosition(a: JobParts['parts'][number], b: JobParts['parts'][number]): number {
  return a.stage === b.stage ? a.position - b.position : a.stage.localeCompare(b.stage)
}
