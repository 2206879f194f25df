const refuse = async (): Promise<never> => {
  throw new Error('This kind hears and says nothing')
}

/** For a model that neither hears nor speaks. */
export const deaf = { transcribe: refuse, hearsWith: null, speak: refuse, speaksWith: null }

/** For a context of a kind that reads no recordings and speaks nothing. */
export const noSound = {
  videos: null,
  recording: refuse,
  transcripts: refuse,
  piece: refuse,
  spoken: { find: refuse, keep: refuse },
  keepDocument: refuse,
}
