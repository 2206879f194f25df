import { route } from '@/lib/http/route'
import { operatorVerbs } from '@/lib/operator/server'

/** Queues, and live jobs in trouble; for operators. */
export const GET = route({}, ({ supabase }) => operatorVerbs(supabase).overview())
