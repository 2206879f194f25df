import { Button } from '@/components/ui/button'
import { Note } from '@/components/ui/note'
import type { useDraft } from './use-draft'

/** What stands in the way of saving, and the ways out. Nothing is shown while all is well. */
export function SaveProblem({
  draft: { state, keepMine, loadTheirs, flush },
}: {
  draft: Pick<ReturnType<typeof useDraft>, 'state' | 'keepMine' | 'loadTheirs' | 'flush'>
}) {
  if (state.status === 'conflict') {
    return (
      <Note
        tone="problem"
        title="Changed somewhere else"
        action={
          <>
            <Button size="sm" onClick={() => void loadTheirs()}>
              Load the other text
            </Button>
            <Button size="sm" variant="primary" onClick={() => void keepMine()}>
              Keep this text
            </Button>
          </>
        }
      >
        This was saved in another tab or on another device while you were writing here. Your text is still on
        this page, and not saved yet.
      </Note>
    )
  }
  if (state.status !== 'failed') return null
  return (
    <Note
      tone="problem"
      title="Not saved yet"
      action={
        <Button size="sm" onClick={() => void flush()}>
          Save again
        </Button>
      }
    >
      {state.error.message} Your text stays on this page and is saved as soon as that works.
    </Note>
  )
}
