'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { Recorder } from './recorder'
import { OFF, type RecorderState } from './recorder-state'
import { recordingStore } from './store'

/** The recorder of a page. It ends with the page: what it recorded until then is kept and offered again. */
export function useRecorder(userId: string, projectId: string): { recorder: Recorder; state: RecorderState } {
  const [recorder] = useState(() => new Recorder(recordingStore, { userId, projectId }))
  const state = useSyncExternalStore(
    recorder.subscribe,
    () => recorder.state,
    () => OFF,
  )
  useEffect(() => {
    const stopWatching = recorder.watchDevices()
    const flush = () => recorder.flush()
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      stopWatching()
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      void recorder.close()
    }
  }, [recorder])
  const isBusy = ['recording', 'paused', 'finishing'].includes(state.status)
  useEffect(() => {
    if (!isBusy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isBusy])
  return { recorder, state }
}
