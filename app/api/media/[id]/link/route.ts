import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'
import { mediaLink } from '@/lib/media/link-server'

/** A link to play a stored file, for an hour. */
export const GET = route({ params: IdParams }, ({ supabase, params }) => mediaLink(supabase, params.id))
