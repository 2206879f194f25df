import { checkHealth } from '@/lib/http/health'

export const dynamic = 'force-dynamic'

/** What is up and what is degraded. For load balancers and people; needs no session and names no internals. */
export async function GET(): Promise<Response> {
  const health = await checkHealth()
  return Response.json(health, {
    status: health.status === 'down' ? 503 : 200,
    headers: { 'cache-control': 'no-store' },
  })
}
