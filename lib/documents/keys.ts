import type { DocumentType } from './schema'

/** Every query key of the documents domain. */
export const documentKeys = {
  all: ['documents'] as const,
  lists: () => [...documentKeys.all, 'list'] as const,
  list: (projectId: string, type?: DocumentType) =>
    [...documentKeys.lists(), projectId, type ?? null] as const,
  detail: (id: string) => [...documentKeys.all, 'detail', id] as const,
  revisions: (id: string) => [...documentKeys.all, 'revisions', id] as const,
  revision: (id: string, revision: number) => [...documentKeys.revisions(id), revision] as const,
}
