import { z } from 'zod'
import { route } from '@/lib/http/route'
import { OPERATOR_FILTERS } from '@/lib/operator/schema'
import { operatorVerbs } from '@/lib/operator/server'

const Query = z.strictObject({
  status: z.enum(OPERATOR_FILTERS).optional(),
  kind: z.string().max(50).optional(),
  search: z.string().max(320).optional(),
})

/** The newest hundred jobs of all users that fit; for operators. */
export const GET = route({ query: Query }, async ({ supabase, query }) => ({
  jobs: await operatorVerbs(supabase).listJobs(query),
}))
