import { QueryCache, QueryClient } from '@tanstack/react-query'
import { AppError } from '@/lib/http/app-error'

const isFinal = (error: unknown) => error instanceof AppError && error.status >= 400 && error.status < 500

/** The query client of a tab or of one server request. What the server refused is not asked again. */
export function makeQueryClient(queryCache = new QueryCache()): QueryClient {
  return new QueryClient({
    queryCache,
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => !isFinal(error) && failures < 2,
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false },
    },
  })
}
