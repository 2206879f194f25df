import { ask } from './http.ts'
import type { BenchStack } from './stack.ts'
import type { BenchUser } from './user.ts'

/** `POST /api/jobs` with the user's token; when the request left, by `performance.now()`. */
export async function startJob(
  { appUrl }: Pick<BenchStack, 'appUrl'>,
  { projectId, token }: BenchUser,
  kind: string,
  input: Record<string, unknown>,
): Promise<{ jobId: string; sentAt: number }> {
  const sentAt = performance.now()
  const headers = { authorization: `Bearer ${token}` }
  const { status, text } = await ask(`${appUrl}/api/jobs`, { headers, body: { kind, projectId, input } })
  if (status !== 202) throw new Error(`POST /api/jobs answered ${status}: ${text}`)
  return { jobId: (JSON.parse(text) as { jobId: string }).jobId, sentAt }
}
