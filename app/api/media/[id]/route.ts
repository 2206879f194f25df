import { IdParams } from '@/lib/http/params'
import { route } from '@/lib/http/route'
import { deleteMedia } from '@/lib/media/server'

/** Deletes a stored file, or gives up an upload. */
export const DELETE = route({ params: IdParams }, ({ supabase, params }) => deleteMedia(supabase, params.id))
