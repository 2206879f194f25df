import { z } from 'zod'
import { AppError } from './app-error'

export const PROBLEM_TYPE = 'application/problem+json'

/** RFC 9457 with our members: a stable `code`, the request's id, and field errors at 422. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  currentRevision: z.number().int().optional(),
})
export type Problem = z.infer<typeof ProblemSchema>

/** Reads a problem response back into the error it was made from. */
export function fromProblem(problem: Problem, retryAfter: string | null): AppError {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter)
  return new AppError(problem.status, problem.code, problem.detail, {
    requestId: problem.requestId,
    ...(problem.errors && { fields: problem.errors }),
    ...(problem.currentRevision !== undefined && { currentRevision: problem.currentRevision }),
    ...(Number.isFinite(seconds) && { retryAfter: seconds }),
  })
}
