import { queryOptions } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { modelApi } from './operations'

/** What the configured model can do, before something is sent to it. */
export const modelAbilityQuery = queryOptions({
  queryKey: ['model-ability'],
  queryFn: ({ signal }) => api(modelApi.ability, { signal }),
  staleTime: 60_000,
})
