import { route } from '@/lib/http/route'
import { narrationsApi } from '@/lib/narrations/operations'
import { pieceSound } from '@/lib/narrations/sound'

export const GET = route(narrationsApi.piece, ({ supabase, params }) => pieceSound(supabase, params.id))
