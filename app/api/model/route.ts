import { route } from '@/lib/http/route'
import { modelApi } from '@/lib/model/operations'
import { modelAbility } from '@/lib/model/server'

export const GET = route(modelApi.ability, ({ supabase }) => modelAbility(supabase))
