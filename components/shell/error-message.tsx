'use client'

import Link from 'next/link'
import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { FullMessage } from './full-message'

/** What stands where a page failed: that nothing is lost, and the ways on. */
export function ErrorMessage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  useEffect(() => console.error(error), [error])
  return (
    <FullMessage
      title="This page did not load"
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          <Button asChild>
            <Link href="/projects">Go to your projects</Link>
          </Button>
        </>
      }
    >
      Something went wrong on our side. What you made is kept, and what is running goes on.
      {error.digest ? <span className="mt-2 block text-sm text-ink-faint">Code {error.digest}</span> : null}
    </FullMessage>
  )
}
