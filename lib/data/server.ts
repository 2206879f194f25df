import 'server-only'
import {
  type DehydratedState,
  dehydrate,
  type FetchInfiniteQueryOptions,
  type FetchQueryOptions,
  type QueryKey,
} from '@tanstack/react-query'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AppError } from '@/lib/http/app-error'
import { serverSupabase } from '@/lib/supabase/server'
import { makeQueryClient } from './query-client'
import { bindSource, type DataSource } from './source'
import { supabaseSource } from './supabase-source'

/** The reads of this request, as the signed-in user: `(await data()).listProjects()`. */
export const data = cache(async (): Promise<DataSource> => supabaseSource(await serverSupabase()))

/** The query client of this request; layouts and pages share it, so each thing is read once. */
const requestQueryClient = cache(async () => {
  const client = makeQueryClient()
  bindSource(client, await data())
  return client
})

/** An address that leads to nothing, or whose id cannot be one. */
const NOT_FOUND = new Set([404, 422])

/** The value of one query on the server; a page that needs something which is not there becomes a 404. */
export async function read<Data, Key extends readonly unknown[]>(
  query: FetchQueryOptions<Data, Error, Data, Key>,
): Promise<Data> {
  const client = await requestQueryClient()
  try {
    return await client.fetchQuery({ ...query, retry: false })
  } catch (error) {
    if (error instanceof AppError && NOT_FOUND.has(error.status)) notFound()
    throw error
  }
}

/** Reads ahead for the browser. What fails here is read again there, and says there what is wrong. */
export async function preload(...queries: { queryKey: QueryKey }[]): Promise<void> {
  const client = await requestQueryClient()
  const ahead = queries.map((query) =>
    'initialPageParam' in query
      ? client.prefetchInfiniteQuery({ ...query, retry: false } as FetchInfiniteQueryOptions)
      : client.prefetchQuery({ ...query, retry: false } as FetchQueryOptions),
  )
  await Promise.all(ahead)
}

/** What this request has read so far, for a `HydrationBoundary`. Failures are left for the browser to repeat. */
export async function dehydrated(): Promise<DehydratedState> {
  return dehydrate(await requestQueryClient())
}
