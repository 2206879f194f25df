'use client'

import { createContext, useContext, useSyncExternalStore } from 'react'
import type { OtherTabs, ToldUpload } from './other-tabs'
import type { RecordingUploads } from './recording-uploads'
import type { RecordingUploadState } from './upload-state'

/** What is sent by the other tabs of this browser. */
export const OtherTabsContext = createContext<OtherTabs | null>(null)
export const RecordingUploadsContext = createContext<RecordingUploads | null>(null)

const NONE: readonly RecordingUploadState[] = []

/** What sends recordings for the whole tab; leaving a page never stops it. */
export function useRecordingUploads(): RecordingUploads {
  const uploads = useContext(RecordingUploadsContext)
  if (!uploads) throw new Error('useRecordingUploads works inside AppProviders, for a signed-in user only.')
  return uploads
}

/** The recordings of a project that this tab sends, the latest first. */
export function useUploadsOf(projectId: string): readonly RecordingUploadState[] {
  const uploads = useRecordingUploads()
  const all = useSyncExternalStore(uploads.subscribe, uploads.snapshot, () => NONE)
  return all.filter((upload) => upload.projectId === projectId)
}

const NOTHING_TOLD: readonly ToldUpload[] = []
const never = () => () => undefined

/** The recordings of a project that another tab of this browser sends. */
export function useSentElsewhere(projectId: string): readonly ToldUpload[] {
  const tabs = useContext(OtherTabsContext)
  const all = useSyncExternalStore(
    tabs?.subscribe ?? never,
    tabs?.snapshot ?? (() => NOTHING_TOLD),
    () => NOTHING_TOLD,
  )
  return all.filter((upload) => upload.projectId === projectId)
}

/** What is spoken in the recordings of a project, where its user has said so. */
export function useSpokenLanguage(projectId: string): string | null {
  const uploads = useRecordingUploads()
  return useSyncExternalStore(
    uploads.subscribe,
    () => uploads.languageOf(projectId),
    () => null,
  )
}
