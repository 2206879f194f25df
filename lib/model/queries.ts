import { queryOptions } from '@tanstack/react-query'
import { sourceOf } from '@/lib/data/source'

/** What the configured model can do, before something is sent to it. */
export const modelAbilityQuery = queryOptions({
  queryKey: ['model-ability'],
  queryFn: ({ client, signal }) => sourceOf(client).modelAbility(signal),
  staleTime: 60_000,
})
