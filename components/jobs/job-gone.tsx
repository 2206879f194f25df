import { Note } from '@/components/ui/note'

/** In place of a job that was deleted while somebody looked at it: it will not go on. */
export function JobGone() {
  return (
    <Note tone="problem" title="This job is not there any more">
      It was deleted together with its project, here or on another device.
    </Note>
  )
}
