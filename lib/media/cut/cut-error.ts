/** Why a recording cannot be cut: no sound in it, nothing but silence, no file of sound at all, or a codec that cannot be copied. */
export type CutReason = 'no_sound' | 'silent' | 'unreadable' | 'codec'

const SENTENCES: Record<CutReason, string> = {
  no_sound: 'This video has no sound, so there is nothing to hear in it.',
  silent: 'This recording is silent from beginning to end, so there is nothing to hear in it.',
  unreadable: 'The sound in this file cannot be read: it is damaged, or of a kind that is not known.',
  codec: 'The sound in this file is coded in a way that models do not hear. Save it as MP3, M4A or WAV.',
}

export class CutError extends Error {
  override readonly name = 'CutError'
  readonly reason: CutReason

  constructor(reason: CutReason, options?: ErrorOptions) {
    super(SENTENCES[reason], options)
    this.reason = reason
  }
}
