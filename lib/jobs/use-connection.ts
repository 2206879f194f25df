'use client'

import { useSyncExternalStore } from 'react'
import { useJobsSync } from './jobs-context'
import { type Connection, SERVER_CONNECTION } from './realtime/connection'

const nothing = () => () => undefined
const serverConnection = () => SERVER_CONNECTION

/** How this tab hears of changes at the moment: by channel, by polling, or not at all. */
export function useConnection(): Connection {
  const connection = useJobsSync()?.connection
  return useSyncExternalStore(
    connection?.subscribe ?? nothing,
    connection?.get ?? serverConnection,
    serverConnection,
  )
}
