import { toProblem } from '@/lib/http/to-problem'
import { inRequest } from '@/lib/log'
import { receiveMuxEvent } from '@/lib/video/mux-webhook'

export const dynamic = 'force-dynamic'

/** What Mux tells of videos: docs/deploy.md. Signed by Mux; anything else is refused. */
export function POST(request: Request): Promise<Response> {
  const requestId = crypto.randomUUID()
  return inRequest(requestId, async () => {
    try {
      await receiveMuxEvent(request)
      return new Response(null, { status: 204, headers: { 'x-request-id': requestId } })
    } catch (error) {
      return toProblem(error, requestId)
    }
  })
}
