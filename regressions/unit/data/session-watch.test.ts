import { toast } from 'sonner'
import { afterEach, expect, it, vi } from 'vitest'
import { sessionWatchingCache } from '@/components/providers/session-watch'
import { makeQueryClient } from '@/lib/data/query-client'
import { AppError } from '@/lib/http/app-error'

afterEach(() => void vi.restoreAllMocks())

it('a session that ended in another tab is said once, and no more when it is back', async () => {
  const said = vi.spyOn(toast, 'warning')
  const dismissed = vi.spyOn(toast, 'dismiss')
  const client = makeQueryClient(sessionWatchingCache())
  const ask = (queryFn: () => Promise<string>) =>
    client.fetchQuery({ queryKey: ['jobs'], queryFn, staleTime: 0 }).catch(() => null)
  const refused = () => Promise.reject(new AppError(401, 'not_authenticated', 'You are not signed in.'))

  await ask(() => Promise.reject(new AppError(404, 'not_found', 'It is not there.')))
  expect(said).not.toHaveBeenCalled()
  await ask(refused)
  await ask(refused)
  expect(said).toHaveBeenCalledTimes(1)
  expect(dismissed).not.toHaveBeenCalled()
  await ask(async () => 'jobs')
  expect(dismissed).toHaveBeenCalledWith('signed-out')
})
