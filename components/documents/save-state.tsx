import { Check, CloudAlert } from 'lucide-react'
import type { SaveState } from '@/lib/documents/autosave'

const words: Record<SaveState['status'], string> = {
  saved: 'Saved',
  unsaved: 'Saving…',
  saving: 'Saving…',
  failed: 'Not saved',
  conflict: 'Not saved',
}

/** Whether what one sees is kept. Polite: said once it changes. */
export function SaveStateLabel({ state }: { state: SaveState }) {
  const bad = state.status === 'failed' || state.status === 'conflict'
  return (
    <span
      role="status"
      className={`inline-flex min-w-20 items-center gap-1.5 text-sm ${bad ? 'text-danger' : 'text-ink-faint'}`}
    >
      {bad ? <CloudAlert aria-hidden className="size-4" /> : <Check aria-hidden className="size-4" />}
      {words[state.status]}
    </span>
  )
}
