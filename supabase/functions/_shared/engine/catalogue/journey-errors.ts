/** Why there is no journey in what was chosen. */
export const journeyErrors = {
  no_journey_found: {
    title: 'There is no journey in this transcript',
    explanation:
      'A journey is drawn from somebody telling what they did, thought and felt on their way. Nobody does so here: it may be a lecture, small talk, or a list of news.',
    action: 'Choose a transcript in which a customer or a participant tells of their own way.',
    sameAgain: true,
  },
  picture_unreadable: {
    title: 'The picture cannot be read',
    explanation:
      'Its bytes are no PNG, JPEG, WebP or GIF that can be looked at, or it is very large or very small.',
    action: 'Open it in a program for pictures, save it as PNG, and choose that file.',
  },
  media_not_found: {
    title: 'The file is no longer there',
    explanation: 'The stored file that this job was started from was deleted, or did not arrive whole.',
    action: 'Choose the file again and start anew.',
  },
  media_too_large: {
    title: 'The file is too large for one step',
    explanation:
      'One step of a job reads a stored file whole, so a picture may have 25 MB, or what the settings say.',
    action: 'Choose a smaller file, or save this one with less detail.',
  },
  transcripts_too_long: {
    title: 'The transcripts are too long together',
    explanation: 'One journey is drawn from at most 800 kB of what was said, some 130,000 words.',
    action: 'Choose fewer transcripts, and generate a journey of each.',
  },
} as const
