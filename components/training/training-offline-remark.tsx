import { Note } from '@/components/ui/note'

/** Always said where the stack's own model wrote the training. */
export function TrainingOfflineRemark() {
  return (
    <Note title="Drafted by the offline model" className="mt-6 max-w-3xl">
      No model is connected, so these are sentences of the transcript itself, sorted by the words that they
      begin with. Set OPENAI_API_KEY to have a training written by a real one.
    </Note>
  )
}
