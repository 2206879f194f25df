'use client'

import { toast } from 'sonner'

/** Copies text and says so; says so too when the browser does not allow it. */
export function useCopy() {
  return async (text: string, said: string) => {
    try {
      await navigator.clipboard.writeText(text)
      toast.success(said)
    } catch (error) {
      console.warn('Copying was refused.', error)
      toast.error('The browser did not allow copying. Select the text and copy it with the keyboard.')
    }
  }
}
