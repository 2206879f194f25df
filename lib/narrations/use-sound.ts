'use client'

import type { Narration } from '@shared/documents/narration.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { documentQuery, documentsQuery } from '@/lib/documents/queries'
import type { NarrationDocument } from '@/lib/documents/schema'
import type { Job } from '@/lib/jobs/schema'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { useJobParts } from '@/lib/jobs/use-job-parts'
import { narrationsOf } from './script'
import { linesSoFar, narrationLines, type SoundLine } from './sound-lines'

export const NARRATION_KINDS = ['tts_generation']

/** Whether a job reads this document aloud. */
export function reads(documentId: string) {
  return ({ kind, input }: Pick<Job, 'kind' | 'input'>) =>
    kind === 'tts_generation' && input.documentId === documentId
}

export interface DocumentSound {
  /** The newest whole narration; null while it is read, or there is none. */
  narration: NarrationDocument | null
  /** There is a whole narration, here or not yet. */
  isNarrated: boolean
  /** What reads it aloud now. */
  job: Job | null
  /** What can be heard: of the job that runs, where it is planned, else of the whole narration. */
  lines: readonly SoundLine[]
}

const NOTHING: readonly SoundLine[] = []

/** What there is to hear of a document: its newest narration, and what is being spoken now. */
export function useSound(projectId: string, documentId: string): DocumentSound {
  const { data: narrations = [] } = useQuery(documentsQuery(projectId, 'narration'))
  const newest = narrationsOf(narrations, documentId)[0]
  const { data: document } = useQuery({ ...documentQuery(newest?.id ?? ''), enabled: newest !== undefined })
  const { data: jobs = [] } = useActiveJobs()
  const job = jobs.find(reads(documentId)) ?? null
  const { data: live } = useJobParts(job?.id ?? null)
  const narration = document?.type === 'narration' ? document : null
  const content: Narration | null = narration?.content ?? null
  const lines = useMemo(() => {
    const soFar = job && live?.job.id === job.id ? linesSoFar(live.parts) : null
    return soFar ?? (content ? narrationLines(content) : NOTHING)
  }, [job, live, content])
  const isNarrated = newest !== undefined
  return useMemo(() => ({ narration, isNarrated, job, lines }), [narration, isNarrated, job, lines])
}
