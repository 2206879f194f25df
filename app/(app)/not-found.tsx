import Link from 'next/link'
import { FullMessage } from '@/components/shell/full-message'
import { Button } from '@/components/ui/button'

export default function NotFound() {
  return (
    <FullMessage
      title="Nothing is here"
      actions={
        <Button asChild variant="primary">
          <Link href="/projects">Go to your projects</Link>
        </Button>
      }
    >
      This page does not exist, was deleted, or belongs to somebody else.
    </FullMessage>
  )
}
