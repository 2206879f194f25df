'use client'

import { useEffect, useRef, useState } from 'react'
import type { Document } from '@/lib/documents/schema'
import { useSaveDocument } from '@/lib/documents/use-save-document'

interface Draft<Content> {
  title: string
  content: Content
}

/** A document under edit: what is shown now, and autosave behind it. */
export function useDraft<Doc extends Document>(document: Doc) {
  type Current = Draft<Doc['content']>
  const saving = useSaveDocument(document)
  const [draft, setDraft] = useState<Current | null>(null)
  const shown: Current = draft ?? document
  const latest = useRef(shown)
  latest.current = shown

  const edit = (change: (current: Current) => Current) => {
    const next = change(latest.current)
    if (next === latest.current) return
    latest.current = next
    setDraft(next)
    // An empty title is a title being typed; the last one stands until then.
    saving.change({ title: next.title.trim() || document.title, content: next.content })
  }

  /** Shows what the server has: after a conflict, or once a revision was restored. */
  const reset = () => setDraft(null)

  const { status } = saving.state
  const unsaved = status !== 'saved'
  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => {
      void saving.flush()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved, saving.flush])

  return {
    title: shown.title,
    content: shown.content as Doc['content'],
    state: saving.state,
    edit,
    reset,
    flush: saving.flush,
    keepMine: saving.keepMine,
    loadTheirs: async () => {
      await saving.takeTheirs()
      reset()
    },
  }
}
