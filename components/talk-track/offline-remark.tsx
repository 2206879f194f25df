import { Note } from '@/components/ui/note'

/** Always said where the stack's own model wrote the words. */
export function OfflineRemark() {
  return (
    <Note title="Drafted by the offline model" className="mt-6 max-w-3xl">
      No model is connected, so this is a draft from the words of your own slides. Set OPENAI_API_KEY to have
      it written by a real one.
    </Note>
  )
}
