'use client'

import { ago } from '@/lib/format/moment'
import { useNow } from './now'

/** "5 minutes ago", kept true while the page is open. */
export function Ago({ moment }: { moment: string }) {
  const now = useNow()
  return <time dateTime={moment}>{ago(moment, now)}</time>
}
