/** What can keep a recording from going on. */
export type RecorderTrouble =
  | 'unsupported'
  | 'insecure'
  | 'no_permission'
  | 'no_device'
  | 'device_busy'
  | 'unplugged'
  | 'full'
  | 'no_store'
  | 'elsewhere'
  | 'nothing_heard'
  | 'empty'
  | 'failed'

const SENTENCES: Record<RecorderTrouble, string> = {
  unsupported: 'This browser cannot record sound. Use a current Chrome, Edge, Firefox or Safari.',
  insecure: 'Browsers let a page hear a microphone only over https. Open this page by its https address.',
  no_permission:
    'The microphone is not allowed here. Allow it in the site settings beside the address, then try again.',
  no_device: 'No microphone was found. Connect one, then try again.',
  device_busy:
    'The microphone cannot be opened: another program may be using it. Close that, or choose another.',
  unplugged: 'The microphone is gone. What was recorded is kept: choose another and go on, or finish.',
  full: 'There is no room left on this device. What was recorded until now is kept: free some space and go on, or finish.',
  no_store:
    'This browser does not let the page keep anything, so a recording could be lost. Leave private browsing, or allow the site to store data.',
  elsewhere: 'This recording is in use in another tab.',
  nothing_heard: 'There is no sound in this recording yet.',
  empty:
    'Nothing was recorded: it was finished before any sound came, so there is nothing to keep. Record again, and let the time run before you finish.',
  failed: 'The recording stopped unexpectedly. What was recorded until now is kept.',
}

export class RecorderProblem extends Error {
  override readonly name = 'RecorderProblem'
  readonly trouble: RecorderTrouble

  constructor(trouble: RecorderTrouble, options?: ErrorOptions) {
    super(SENTENCES[trouble], options)
    this.trouble = trouble
  }
}

/** What the browser says when it does not give a microphone or does not store. */
const BY_NAME: Record<string, RecorderTrouble> = {
  NotAllowedError: 'no_permission',
  SecurityError: 'no_permission',
  NotFoundError: 'no_device',
  OverconstrainedError: 'no_device',
  NotReadableError: 'device_busy',
  AbortError: 'device_busy',
  QuotaExceededError: 'full',
}

/** Any failure as one that can be told to a person; what is not known is `otherwise`, with its cause. */
export function problemOf(cause: unknown, otherwise: RecorderTrouble): RecorderProblem {
  if (cause instanceof RecorderProblem) return cause
  const name = cause instanceof Error || cause instanceof DOMException ? cause.name : ''
  return new RecorderProblem(BY_NAME[name] ?? otherwise, { cause })
}
