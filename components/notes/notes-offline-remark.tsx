import { Note } from '@/components/ui/note'

/** Always said where the stack's own model took the notes. */
export function NotesOfflineRemark() {
  return (
    <Note title="Drafted by the offline model" className="mt-6 max-w-3xl">
      No model is connected, so these are sentences of the transcript itself, picked by how often their words
      come up. Set OPENAI_API_KEY to have notes taken by a real one.
    </Note>
  )
}
