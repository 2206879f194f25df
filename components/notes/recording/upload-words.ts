import { sizeInWords } from '@shared/documents/upload-limits.ts'
import { spoken } from '@/lib/format/duration'
import { percentOf, type RecordingUploadState } from '@/lib/media/recordings/upload-state'

/** What an upload does, without how far it is: said once to those who listen to the page. */
export function stepWords({ step, purpose, progress: { phase } }: RecordingUploadState): string {
  if (phase === 'paused') return 'Paused'
  if (phase === 'waiting') return 'No connection'
  return step === 'sending' && purpose === 'training' ? 'Sending the recording' : STEPS[step]
}

const STEPS: Record<RecordingUploadState['step'], string> = {
  reading: 'Reading the file',
  elsewhere: 'Another tab is sending this file',
  preparing: 'Sending the sound in pieces',
  sending: 'It can be heard. Sending the original',
  finishing: 'Looking whether all of it has arrived',
}

/** What an upload does, and how far it is, in a sentence. */
export function uploadWords(upload: RecordingUploadState): string {
  const { purpose } = upload
  const { phase, bytes, total, pieces } = upload.progress
  if (phase === 'paused') return 'Paused. Nothing is sent until you go on.'
  if (phase === 'waiting') return 'No connection. It goes on by itself; nothing that was sent is lost.'
  switch (upload.step) {
    case 'reading':
      return `Reading the file: ${percentOf(upload) ?? 0} %`
    case 'elsewhere':
      return 'Another tab is sending this file. If that one stops or is closed, this one goes on.'
    case 'preparing':
      return pieces.sent === 0
        ? 'Cutting the sound into pieces'
        : `Sending the sound in pieces: ${spoken(pieces.seconds)}${pieces.total === null ? '' : ` of ${spoken(pieces.total)}`}`
    case 'sending':
      return purpose === 'training'
        ? `Sending the recording: ${sizeInWords(bytes)} of ${sizeInWords(total)}. Keep this tab open until then.`
        : `It can be heard already. The original follows, to play it: ${sizeInWords(bytes)} of ${sizeInWords(total)}`
    case 'finishing':
      return 'Looking whether all of it has arrived'
  }
}
