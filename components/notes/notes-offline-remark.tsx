import { Note } from '@/components/ui/note'

/** Always said where the stack's own model took the notes; `nothing` when it found none to take. */
export function NotesOfflineRemark({ nothing = false }: { nothing?: boolean }) {
  if (nothing) {
    return (
      <Note title="Read by the offline model" className="mt-6 max-w-3xl">
        No model is connected, so it was read by a few rules about words. Set OPENAI_API_KEY to have it read
        by a real one, which may find something to note.
      </Note>
    )
  }
  return (
    <Note title="Drafted by the offline model" className="mt-6 max-w-3xl">
      No model is connected, so these are sentences of the transcript itself, picked by how often their words
      come up. Set OPENAI_API_KEY to have notes taken by a real one.
    </Note>
  )
}
