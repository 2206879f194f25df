/** Why there is no journey in what was chosen. */
export const journeyErrors = {
  no_journey_found: {
    title: 'There is no journey in this transcript',
    explanation:
      'A journey is drawn from somebody telling what they did, thought and felt on their way. Nobody does so here: it may be a lecture, small talk, or a list of news.',
    action: 'Choose a transcript in which a customer or a participant tells of their own way.',
  },
  transcripts_too_long: {
    title: 'The transcripts are too long together',
    explanation: 'One journey is drawn from at most 800 kB of what was said, some 130,000 words.',
    action: 'Choose fewer transcripts, and generate a journey of each.',
  },
} as const
