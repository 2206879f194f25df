import { route } from '@/lib/http/route'
import { modelAbility } from '@/lib/model/server'

/** What the configured model can do, for who is about to send it something. */
export const GET = route({}, ({ supabase }) => modelAbility(supabase))
