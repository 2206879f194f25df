/** Why a document was not read aloud. */
export const narrationErrors = {
  nothing_to_say: {
    title: 'There is nothing to read aloud',
    explanation: 'There is no text in this document that could be read aloud.',
    action: 'Write or generate the text first, then generate the narration.',
  },
  narration_too_long: {
    title: 'The text is too long to be read aloud at once',
    explanation: 'A narration has at most 100,000 characters and 4,000 sentences, which is about two hours.',
    action: 'Shorten the text, or divide it into two documents and have each of them read.',
  },
  voice_unknown: {
    title: 'There is no such voice',
    explanation: 'The model that is set up has no voice of this name.',
    action: 'Start the narration again with one of the voices on the page.',
  },
  speech_unreadable: {
    title: 'The speech cannot be joined',
    explanation: 'The model server was asked for WAV files and sent something else.',
    action:
      'Set OPENAI_SPEECH_MODEL and OPENAI_SPEECH_BASE_URL to a server that answers WAV, and try again. What was spoken before is kept.',
  },
  speech_mixed: {
    title: 'The sentences do not fit together',
    explanation:
      'Some sentences were spoken before in another quality (samples a second) than the model server speaks in now.',
    action: 'Choose another voice or another speed: then all of it is spoken anew, in one quality.',
  },
} as const
