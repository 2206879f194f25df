import { QueryClient } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { documentKeys } from '@/lib/documents/keys'

// A deck that was deleted, a transcript that was added and a talk track that was finished stayed out of the lists of
// their type until those were half a minute old: only the list of all types was read again.
it('what changes the documents of a project changes its lists of one type too, and no other project’s', async () => {
  const client = new QueryClient()
  const keys = [
    documentKeys.list('mine'),
    documentKeys.list('mine', 'deck'),
    documentKeys.list('other', 'deck'),
  ]
  for (const key of keys) client.setQueryData(key, [])
  await client.invalidateQueries({ queryKey: documentKeys.list('mine') })
  expect(keys.map((key) => client.getQueryState(key)?.isInvalidated)).toEqual([true, true, false])
})
