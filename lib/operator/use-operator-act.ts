'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/http/api-client'
import { operatorApi } from './operations'
import { operatorKeys } from './queries'

/** Cancels or retries anybody's job. It stands on the job's time line, with who did it. */
export function useOperatorAct(action: 'cancel' | 'retry') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (jobId: string) => api(operatorApi[action], { params: { id: jobId } }),
    onSettled: () => client.invalidateQueries({ queryKey: operatorKeys.all }),
  })
}
