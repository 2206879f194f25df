import { Note } from '@/components/ui/note'

/** Always said where the stack's own model wrote the words. */
export function DraftedOffline({ className }: { className?: string }) {
  return (
    <Note title="Drafted by the offline model" {...(className ? { className } : {})}>
      No model is connected, so this is put together from the words of your brief and your sources, and what
      they do not say is left for you to fill in. Set OPENAI_API_KEY to have it written by a real one.
    </Note>
  )
}
