import type { DocumentType } from './schema'

/** Every query key of the documents domain. */
export const documentKeys = {
  all: ['documents'] as const,
  lists: () => [...documentKeys.all, 'list'] as const,
  /** Without a type it begins the keys of all lists of the project, so that what changes is read again in each. */
  list: (projectId: string, type?: DocumentType) =>
    type === undefined
      ? ([...documentKeys.lists(), projectId] as const)
      : ([...documentKeys.lists(), projectId, type] as const),
  detail: (id: string) => [...documentKeys.all, 'detail', id] as const,
  revisions: (id: string) => [...documentKeys.all, 'revisions', id] as const,
  revision: (id: string, revision: number) => [...documentKeys.revisions(id), revision] as const,
}
