import { QueryCache } from '@tanstack/react-query'
import { toast } from 'sonner'
import { AppError } from '@/lib/http/app-error'

const TOAST = 'signed-out'

/** A query cache that notices when the session has ended, here or in another tab, and when it is back. */
export function sessionWatchingCache(): QueryCache {
  let signedOut = false
  return new QueryCache({
    onError(error) {
      if (signedOut || !(error instanceof AppError) || error.code !== 'not_authenticated') return
      signedOut = true
      toast.warning('You are signed out', {
        id: TOAST,
        duration: Number.POSITIVE_INFINITY,
        description: 'What you started goes on. Sign in to see it.',
        action: { label: 'Sign in', onClick: signIn },
      })
    },
    onSuccess() {
      if (!signedOut) return
      signedOut = false
      toast.dismiss(TOAST)
    },
  })
}

function signIn() {
  const { pathname, search } = window.location
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`)
}
