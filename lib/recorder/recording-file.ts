import type { Recording } from './recording'
import type { RecordingStore } from './store'

const ENDINGS: Record<string, string> = { 'audio/webm': 'webm', 'audio/mp4': 'm4a', 'audio/wav': 'wav' }

/** A kept recording as one file, named by when it was begun. Throws RecorderProblem when there is no sound in it. */
export async function recordingFile(store: RecordingStore, recording: Recording): Promise<File> {
  const takes = await store.takes(recording.id)
  // Large, and needed for this alone.
  const { joinTakes } = await import('./join-takes')
  const sound = await joinTakes(takes)
  const begun = new Date(recording.startedAt)
  const date = begun.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  const name = `Recording ${date}, ${timeOfDay(begun).replace(':', '.')}.${ENDINGS[sound.type] ?? 'audio'}`
  return new File([sound], name, { type: sound.type, lastModified: begun.getTime() })
}

export function timeOfDay(moment: Date): string {
  return moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}
