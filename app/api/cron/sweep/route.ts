import { cronRoute } from '@/lib/cron/cron-route'
import { sweep } from '@/lib/cron/housekeeping'

export const dynamic = 'force-dynamic'

/** The sweep, for those without pg_cron: docs/deploy.md. */
export const GET = cronRoute(sweep)
