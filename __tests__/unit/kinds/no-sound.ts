const refuse = async (): Promise<never> => {
  throw new Error('This kind hears nothing')
}

/** For a model of which nothing is to be heard. */
export const deaf = { transcribe: refuse, hearsWith: null }

/** For a context of a kind that reads no recordings. */
export const noSound = { recording: refuse, transcripts: refuse, piece: refuse, keepDocument: refuse }
