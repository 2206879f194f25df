'use client'

import { useQuery } from '@tanstack/react-query'
import { documentQuery } from './queries'

/** One document with its content. */
export function useDocument(id: string) {
  return useQuery(documentQuery(id))
}
