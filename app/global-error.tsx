'use client'

import './globals.css'
import { FullMessage } from '@/components/shell/full-message'
import { Button } from '@/components/ui/button'

/** The last resort, when the root layout itself failed. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body className="bg-canvas font-sans text-ink">
        <FullMessage
          title="Offstage did not load"
          actions={
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
          }
        >
          The server could not answer. What you made is kept, and what is running goes on.
        </FullMessage>
      </body>
    </html>
  )
}
