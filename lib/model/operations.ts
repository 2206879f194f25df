import { ModelAbilitySchema } from '@shared/model/ability.ts'
import { operation } from '@/lib/http/operation'

/** The configured model over HTTP. */
export const modelApi = {
  ability: operation({
    method: 'GET',
    path: '/model',
    summary: 'What the configured model can do, for who is about to send it something.',
    status: 200,
    answer: ModelAbilitySchema,
  }),
}
