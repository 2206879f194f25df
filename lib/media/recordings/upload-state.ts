import type { RecordingProgress } from '../send-recording'
import type { UploadPhase } from '../upload-media'

type Step = Exclude<UploadPhase, 'waiting' | 'paused'>

/** What is made of a recording when it is here. */
export type UploadPurpose = 'notes' | 'training'

/** A recording that this tab sends. */
export interface RecordingUploadState {
  id: string
  projectId: string
  name: string
  purpose: UploadPurpose
  status: 'sending' | 'stored' | 'failed'
  progress: RecordingProgress
  /** What it does, or did before it had to wait. */
  step: Step
  /** The notes that are taken of it, from when it can be heard; a training begins when nothing is left to send. */
  jobId: string | null
  /** Why it, or the start of what is made of it, failed: words for the person who waits. */
  problem: string | null
}

export function beginning(
  id: string,
  projectId: string,
  file: File,
  purpose: UploadPurpose,
): RecordingUploadState {
  const pieces = { cut: 0, sent: 0, seconds: 0, total: null, brokenOffAt: null }
  const progress: RecordingProgress = { phase: 'reading', bytes: 0, total: file.size, mediaId: null, pieces }
  const { name } = file
  const none = { jobId: null, problem: null }
  return { id, projectId, name, purpose, status: 'sending', progress, step: 'reading', ...none }
}

export function withProgress(state: RecordingUploadState, progress: RecordingProgress): RecordingUploadState {
  const { phase } = progress
  return { ...state, progress, step: phase === 'waiting' || phase === 'paused' ? state.step : phase }
}

/** How far it is in its step, from 0 to 100; null where nobody knows how much there is. */
export function percentOf({ step, progress }: RecordingUploadState): number | null {
  const { bytes, total, pieces } = progress
  const [done, all] = step === 'preparing' ? [pieces.seconds, pieces.total] : [bytes, total]
  return all === null ? null : Math.min(100, Math.floor((done / Math.max(all, 1)) * 100))
}
