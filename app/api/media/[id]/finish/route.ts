import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'
import { finishMedia } from '@/lib/media/server'

/** All of a file was sent: looks whether it is there. */
export const POST = route({ params: IdParams }, ({ supabase, params }) => finishMedia(supabase, params.id))
