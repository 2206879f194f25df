const refuse = async (): Promise<never> => {
  throw new Error('This kind hears, says and draws nothing')
}

/** For a model that neither hears nor speaks nor draws. */
export const deaf = {
  transcribe: refuse,
  hearsWith: null,
  speak: refuse,
  speaksWith: null,
  draw: refuse,
  drawsWith: null,
}

/** For a context of a kind that reads no recordings, speaks nothing and draws nothing. */
export const noSound = {
  videos: null,
  recording: refuse,
  transcripts: refuse,
  piece: refuse,
  spoken: { find: refuse, keep: refuse },
  pictures: { find: refuse, keep: refuse, findSheet: refuse, keepSheet: refuse },
  keepDocument: refuse,
}
