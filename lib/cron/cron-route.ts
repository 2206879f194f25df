import 'server-only'
import { bearerToken, isSecretKey } from '@shared/http/secrets.ts'
import { serverEnv } from '@/lib/env/server'
import { AppError } from '@/lib/http/app-error'
import { toProblem } from '@/lib/http/to-problem'
import { inRequest } from '@/lib/log'

/**
 * Housekeeping that a clock outside the database calls, with `CRON_SECRET` as its bearer token. Without that
 * variable the address does not exist; with a wrong token it answers 401.
 */
export function cronRoute(work: () => Promise<unknown>) {
  return (request: Request): Promise<Response> => {
    const requestId = crypto.randomUUID()
    return inRequest(requestId, async () => {
      try {
        await authorize(request)
        const headers = { 'x-request-id': requestId, 'cache-control': 'no-store' }
        return Response.json(await work(), { headers })
      } catch (error) {
        return toProblem(error, requestId)
      }
    })
  }
}

async function authorize(request: Request): Promise<void> {
  const { CRON_SECRET } = serverEnv()
  if (CRON_SECRET === undefined) throw new AppError(404, 'not_found', 'There is nothing at this address.')
  if (!(await isSecretKey(bearerToken(request), [CRON_SECRET])))
    throw new AppError(401, 'not_authenticated', 'Housekeeping needs the cron secret as a bearer token.')
}
