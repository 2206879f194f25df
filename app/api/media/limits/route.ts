import { route } from '@/lib/http/route'
import { mediaApi } from '@/lib/media/operations'
import { mediaLimits } from '@/lib/media/server'

export const GET = route(mediaApi.limits, ({ supabase }) => mediaLimits(supabase))
