import { Note } from '@/components/ui/note'

/** Always said where the stack's own model sorted the words. */
export function OfflineRemark() {
  return (
    <Note title="Drafted by the offline model" className="mt-6 max-w-3xl">
      No model is connected, so this sorts sentences of the transcript by telling words. Set OPENAI_API_KEY to
      have it read by a real one.
    </Note>
  )
}
