import { cronRoute } from '@/lib/cron/cron-route'
import { purge } from '@/lib/cron/housekeeping'

export const dynamic = 'force-dynamic'

/** The purge, for those without pg_cron: docs/deploy.md. */
export const GET = cronRoute(purge)
