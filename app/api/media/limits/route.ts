import { route } from '@/lib/http/route'
import { mediaLimits } from '@/lib/media/server'

/** How large a file may be, for who is about to choose one. */
export const GET = route({}, ({ supabase }) => mediaLimits(supabase))
