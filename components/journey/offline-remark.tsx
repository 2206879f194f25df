import { Note } from '@/components/ui/note'

/** Always said where the stack's own model drew the journey; `pictured` when it rests on pictures alone, `nothing` when none was found. */
export function OfflineRemark({
  pictured = false,
  nothing = false,
}: {
  pictured?: boolean
  nothing?: boolean
}) {
  return (
    <Note
      title={nothing ? 'Read by the offline model' : 'Drafted by the offline model'}
      className="mt-6 max-w-3xl"
    >
      {pictured
        ? 'No model that sees is connected, so do not trust what this says of the picture.'
        : 'No model is connected, so this sorts sentences of the transcript by telling words.'}{' '}
      Set OPENAI_API_KEY to have it read by a real one.
    </Note>
  )
}
