'use client'

import { type DehydratedState, HydrationBoundary, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { JobsProvider } from '@/components/jobs/jobs-provider'
import { makeQueryClient } from '@/lib/data/query-client'
import type { PublicConfig } from '@/lib/env/public'
import { RecordingUploadsProvider } from './recording-uploads-provider'
import { sessionWatchingCache } from './session-watch'

const ConfigContext = createContext<PublicConfig | null>(null)

/** What the browser may know of the environment. */
export function usePublicConfig(): PublicConfig {
  const config = useContext(ConfigContext)
  if (!config) throw new Error('usePublicConfig works inside AppProviders only.')
  return config
}

const UserContext = createContext<string | null>(null)

/** Whose page this is; null when nobody is signed in. */
export const useUserId = () => useContext(UserContext)

interface AppProvidersProps {
  config: PublicConfig
  /** The signed-in user, if there is one; another user gets another cache. */
  userId: string | null
  /** What the layout has read already, so that the first paint shows it: `await dehydrated()`. */
  state?: DehydratedState
  children: ReactNode
}

/** Everything that pages stand on in the browser: the query cache, the public config, the follower of jobs. */
export function AppProviders({ config: given, ...props }: AppProvidersProps) {
  const [config] = useState(given)
  return (
    <ConfigContext value={config}>
      <UserContext value={props.userId}>
        <UserProviders key={props.userId ?? 'nobody'} config={config} {...props} />
      </UserContext>
    </ConfigContext>
  )
}

function UserProviders({ config, userId, state, children }: AppProvidersProps) {
  const [client] = useState(() => makeQueryClient(sessionWatchingCache()))
  return (
    <QueryClientProvider client={client}>
      <HydrationBoundary state={state}>
        {userId ? (
          <JobsProvider config={config} userId={userId}>
            <RecordingUploadsProvider config={config}>{children}</RecordingUploadsProvider>
          </JobsProvider>
        ) : (
          children
        )}
      </HydrationBoundary>
    </QueryClientProvider>
  )
}
