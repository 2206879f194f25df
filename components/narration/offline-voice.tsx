import { Note } from '@/components/ui/note'

/** Always said where the stack's own synthesizer speaks, or will. */
export function OfflineVoice() {
  return (
    <Note title="Read by the offline model">
      No model that speaks is connected, so a plain synthesizer reads, which knows English alone. Set
      OPENAI_API_KEY, or OPENAI_SPEECH_BASE_URL for another server, for a voice like a person's.
    </Note>
  )
}
