import { RecorderProblem } from './problem'

/** By preference: what joins best first. Safari before 18.4 has only MP4. */
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

/** Enough for speech; an hour has 29 MB. */
export const BITS_PER_SECOND = 64_000

/** What this browser records as. Throws RecorderProblem where it cannot record, or cannot keep what it records. */
export function recordedType(): string {
  if (!globalThis.isSecureContext) throw new RecorderProblem('insecure')
  const hasAll =
    typeof MediaRecorder !== 'undefined' &&
    typeof indexedDB !== 'undefined' &&
    navigator.mediaDevices &&
    navigator.locks
  const type = hasAll ? TYPES.find((one) => MediaRecorder.isTypeSupported(one)) : undefined
  if (!type) throw new RecorderProblem('unsupported')
  return type
}
