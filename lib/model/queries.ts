import { ModelAbilitySchema } from '@shared/model/ability.ts'
import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'

/** What the configured model can do, before something is sent to it. */
export const modelAbilityQuery = queryOptions({
  queryKey: ['model-ability'],
  queryFn: ({ signal }) => api('/model', { schema: ModelAbilitySchema, signal }),
  staleTime: 60_000,
})
