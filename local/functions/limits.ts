/**
 * The limits of hosted Edge Functions (free plan), enforced here so that a function that works locally
 * works there. They belong to a worker (one process, one generation of a function), not to a request.
 */
export interface FunctionLimits {
  /** Counted from the worker's first request; retired at half, `beforeunload` at 90 %, ended at the end. */
  wallClockMs: number
  /**
   * Processor time of the worker's main thread, where its JavaScript runs, a request: over the soft limit
   * the worker is retired, over the hard limit it is ended. Read twice a second, on Linux only.
   */
  cpuSoftMs: number
  cpuHardMs: number
  /** The JavaScript heap, and what the process has grown by since it took its first request. */
  memoryMb: number
  /** A request without an answer for so long gets a 504; the worker goes on. */
  requestIdleMs: number
}

export const hostedLimits: FunctionLimits = {
  wallClockMs: 150_000,
  cpuSoftMs: 1000,
  cpuHardMs: 2000,
  memoryMb: 256,
  requestIdleMs: 150_000,
}

/** Why a worker ended, in the words of hosted Supabase's shutdown events. */
export type ShutdownReason =
  | 'WallClockTime'
  | 'CPUTime'
  | 'Memory'
  | 'EarlyDrop'
  | 'TerminationRequested'
  | 'EventLoopCompleted'
  | 'UncaughtException'

/** `event.detail.reason` of `beforeunload`. */
export type UnloadReason = 'wall_clock' | 'cpu' | 'memory' | 'early_drop' | 'termination'
