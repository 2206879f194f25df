import { Note } from '@/components/ui/note'
import { AppError } from '@/lib/http/app-error'

/** Whether a read failed because what it asks for is not there any more. */
export function isGone(error: Error | null): boolean {
  return error instanceof AppError && error.status === 404
}

/** In place of a job that was deleted while somebody looked at it: it will not go on. */
export function JobGone() {
  return (
    <Note tone="problem" title="This job is not there any more">
      It was deleted together with its project, here or on another device.
    </Note>
  )
}
