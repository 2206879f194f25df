'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '@/lib/http/api-client'
import { Autosave } from './autosave'
import { documentKeys } from './keys'
import { documentsApi } from './operations'
import { documentQuery } from './queries'
import type { Document } from './schema'

/**
 * Autosave for one document: call `change(draft)` at every edit. In a `conflict`, show both and let the
 * user choose `keepMine` or `takeTheirs`; nothing is lost either way.
 */
export function useSaveDocument(document: Document) {
  const client = useQueryClient()
  const [autosave] = useState(
    () =>
      new Autosave({
        document,
        save: (baseRevision, draft) =>
          api(documentsApi.save, { params: { id: document.id }, body: { baseRevision, ...draft } }),
        onSaved(saved) {
          client.setQueryData(documentKeys.detail(saved.id), saved)
          void client.invalidateQueries({ queryKey: documentKeys.list(saved.projectId) })
          void client.invalidateQueries({ queryKey: documentKeys.revisions(saved.id), exact: true })
        },
      }),
  )
  const state = useSyncExternalStore(autosave.subscribe, autosave.get, autosave.get)

  useEffect(() => autosave.follow(document), [autosave, document])
  useEffect(() => {
    const onHide = () => void autosave.flush()
    window.document.addEventListener('visibilitychange', onHide)
    return () => {
      window.document.removeEventListener('visibilitychange', onHide)
      autosave.close()
    }
  }, [autosave])

  const theirs = () => client.fetchQuery({ ...documentQuery(document.id), staleTime: 0 })
  return {
    state,
    change: autosave.change.bind(autosave),
    flush: autosave.flush.bind(autosave),
    /** The document as somebody else, or another tab, saved it. */
    theirs,
    keepMine: async () => autosave.keepMine((await theirs()).revision),
    takeTheirs: async () => {
      const document = await theirs()
      autosave.takeTheirs(document)
      return document
    },
  }
}
