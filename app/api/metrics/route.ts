import { bearerToken, isSecretKey } from '@shared/http/secrets.ts'
import { serverEnv } from '@/lib/env/server'
import { AppError } from '@/lib/http/app-error'
import { toProblem } from '@/lib/http/to-problem'
import { EXPOSITION_TYPE, exposition } from '@/lib/metrics/exposition'
import { readMetrics } from '@/lib/metrics/server'

export const dynamic = 'force-dynamic'

/** What Prometheus scrapes, with the secret key as its bearer token: docs/operations.md. */
export async function GET(request: Request): Promise<Response> {
  try {
    if (!(await isSecretKey(bearerToken(request), [serverEnv().SUPABASE_SECRET_KEY]))) {
      throw new AppError(401, 'not_authenticated', 'The metrics need the secret key as a bearer token.')
    }
    return new Response(exposition(await readMetrics()), {
      headers: { 'content-type': EXPOSITION_TYPE, 'cache-control': 'no-store' },
    })
  } catch (error) {
    return toProblem(error, crypto.randomUUID())
  }
}
