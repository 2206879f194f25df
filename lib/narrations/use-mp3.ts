'use client'

import { useEffect, useRef, useState } from 'react'
import type { NarrationDocument } from '@/lib/documents/schema'
import { safeFileName } from '@/lib/exporters/file-name'
import { errorOf } from '@/lib/http/api-client'
import { AppError } from '@/lib/http/app-error'
import { audioHref } from './operations'
import { narrationSeconds } from './timeline'

/**
 * Makes the MP3 of a narration in this browser, while its sound arrives. `percent` is null while nothing is made; `make` answers
 * null when the page was left before it was done, and throws an error with a sentence to show.
 */
export function useMp3({ id, title, content }: NarrationDocument) {
  const [percent, setPercent] = useState<number | null>(null)
  const leaving = useRef(new AbortController())
  useEffect(() => {
    leaving.current = new AbortController()
    const { current } = leaving
    return () => current.abort()
  }, [])
  const make = async (): Promise<File | null> => {
    const { signal } = leaving.current
    const whole = narrationSeconds(content)
    setPercent(0)
    try {
      const { encodeMp3 } = await import('./encode-mp3')
      const mp3 = await encodeMp3(soundOf(id, signal), (seconds) =>
        setPercent(Math.min(99, Math.floor((seconds / whole) * 100))),
      )
      return signal.aborted ? null : new File([mp3], safeFileName(title, 'mp3'), { type: 'audio/mpeg' })
    } catch (error) {
      if (signal.aborted) return null
      throw error
    } finally {
      setPercent(null)
    }
  }
  return { percent, make }
}

async function* soundOf(id: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const response = await fetch(audioHref(id), { signal }).catch((cause: unknown) => {
    throw new AppError(0, 'network_error', 'The server could not be reached. Check your connection.', {
      cause,
    })
  })
  if (!response.ok) throw await errorOf(response)
  // By its reader: not every browser goes through a stream by `for await`.
  const reader = response.body?.getReader()
  for (;;) {
    const read = await reader?.read()
    if (!read || read.done) return
    yield read.value
  }
}
