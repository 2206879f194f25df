/** What one microphone gave without being changed or interrupted: a container of its own, in chunks. */
export interface TakeInfo {
  mimeType: string
  /** The microphone, by its label. */
  device: string
  startedAt: string
}

export interface Pause {
  /** Of the recording, where it was paused. */
  atSeconds: number
  from: string
  /** Null while it lasts, and when the tab went away in it. */
  to: string | null
}

/** What is known of a recording beside its sound. It is kept in this browser until all of it is stored elsewhere. */
export interface Recording {
  id: string
  /** Whose it is: another user of the same browser does not get it. */
  userId: string
  projectId: string
  startedAt: string
  /** When somebody ended it; null while it goes on, and for ever when it was interrupted. */
  endedAt: string | null
  takes: TakeInfo[]
  pauses: Pause[]
  /** Recorded and kept; pauses do not count. */
  seconds: number
  bytes: number
  /** Of the notes that were begun of it, while all of it is not stored yet. */
  jobId: string | null
}

export function newRecording(userId: string, projectId: string): Recording {
  return {
    id: crypto.randomUUID(),
    userId,
    projectId,
    startedAt: new Date().toISOString(),
    endedAt: null,
    takes: [],
    pauses: [],
    seconds: 0,
    bytes: 0,
    jobId: null,
  }
}
