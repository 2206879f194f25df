import type { Device } from './microphone'
import type { RecorderProblem } from './problem'

/**
 * `off`: no microphone. `asking`: the browser asks for it. `ready`: it is heard, nothing is kept. `recording`, `paused`.
 * `finishing`: the last of it is being stored.
 */
export type RecorderStatus = 'off' | 'asking' | 'ready' | 'recording' | 'paused' | 'finishing'

export interface RecorderState {
  status: RecorderStatus
  devices: Device[]
  /** The microphone that is heard; null when there is none, as when it was unplugged. */
  deviceId: string | null
  problem: RecorderProblem | null
  /** How many minutes there is room for, when that is not plenty. */
  roomMinutes: number | null
  /** What is being recorded. */
  recordingId: string | null
}

export const OFF: RecorderState = {
  status: 'off',
  devices: [],
  deviceId: null,
  problem: null,
  roomMinutes: null,
  recordingId: null,
}
