'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { usePublicConfig } from '@/components/providers/app-providers'
import { AppError } from '@/lib/http/app-error'
import { browserMediaService } from '@/lib/media/browser'
import { type OpenPdf, openPdf } from '@/lib/media/picture/pdf'
import { chosenOf, preparePicture } from '@/lib/media/picture/prepare'
import { mediaLimitsQuery } from '@/lib/media/queries'
import { uploadMedia } from '@/lib/media/upload-media'

/** The picture that a journey is drawn from, from the choice to its place in the project. */
export function usePicture(projectId: string) {
  const config = usePublicConfig()
  const queryClient = useQueryClient()
  const { data: limits } = useQuery(mediaLimitsQuery)
  const [file, setFile] = useState<File | null>(null)
  const [storedId, setStoredId] = useState<string | null>(null)
  const [pdf, setPdf] = useState<{ open: OpenPdf; page: number } | null>(null)
  const [state, setState] = useState<'idle' | 'reading' | 'sending'>('idle')
  const [problem, setProblem] = useState<string | null>(null)
  /** Of two files chosen in a row, the later one counts, whichever is ready first. */
  const turn = useRef(0)
  useEffect(() => () => void pdf?.open.close(), [pdf?.open])

  const reading = useCallback(async (work: () => Promise<void>) => {
    setProblem(null)
    setState('reading')
    try {
      await work()
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'This file could not be opened.')
    } finally {
      setState('idle')
    }
  }, [])

  const choose = useCallback(
    (chosen: File) =>
      reading(async () => {
        turn.current += 1
        const mine = turn.current
        setFile(null)
        setStoredId(null)
        setPdf(null)
        // A file may be chosen before they have arrived.
        const { of: known } = await queryClient.ensureQueryData(mediaLimitsQuery)
        const { kind } = await chosenOf(chosen, known)
        const opened = kind === 'pdf' ? await openPdf(chosen, known) : null
        const made = opened ? await opened.page(1) : await preparePicture(chosen, known)
        if (mine !== turn.current) return void opened?.close()
        setPdf(opened && { open: opened, page: 1 })
        setFile(made)
      }),
    [queryClient, reading],
  )
  const turnTo = (page: number) =>
    reading(async () => {
      if (!pdf) return
      const made = await pdf.open.page(page)
      setPdf({ open: pdf.open, page })
      setFile(made)
    })
  const chooseStored = (id: string) => {
    turn.current += 1
    setFile(null)
    setPdf(null)
    setProblem(null)
    setStoredId(id)
  }
  /** The id of the picture in the project; null when it could not be sent, with the problem said. */
  const store = async (): Promise<string | null> => {
    if (storedId !== null || !file) return storedId
    setState('sending')
    setProblem(null)
    try {
      const { id } = await uploadMedia(browserMediaService(config), file, { projectId }).done
      return id
    } catch (error) {
      setProblem(error instanceof AppError ? error.message : 'The picture could not be sent. Try again.')
      return null
    } finally {
      setState('idle')
    }
  }
  const ready = state === 'idle' && (file !== null || storedId !== null)
  const words =
    state === 'reading'
      ? 'Opening…'
      : state === 'sending'
        ? 'Sending the picture…'
        : ready
          ? 'One journey from this picture.'
          : 'Choose a picture.'
  return {
    limits: limits?.of,
    file,
    storedId,
    pdf,
    problem,
    ready,
    words,
    sending: state === 'sending',
    choose,
    chooseStored,
    turnTo,
    store,
  }
}

export type ChosenPicture = ReturnType<typeof usePicture>
