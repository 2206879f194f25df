import { z } from 'zod'
import type { Job } from './schema'

const Asked = z.looseObject({
  question: z.looseObject({ text: z.string(), choices: z.array(z.string()) }),
})

/** What a job ended with in place of a document: a question to its owner. Null for all others. */
export function questionOf(job: Job): { text: string; choices: string[] } | null {
  if (job.status !== 'completed') return null
  const parsed = Asked.safeParse(job.result)
  return parsed.success ? parsed.data.question : null
}
