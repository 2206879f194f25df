/** Why there are no notes of what was chosen. */
export const lectureNotesErrors = {
  no_notes_found: {
    title: 'There is nothing to note in this transcript',
    explanation:
      'Notes are taken of what somebody explains or decides. Nothing of the kind is said here: it may be small talk, a sound check, or a room that nobody came to.',
    action: 'Choose a transcript in which something is explained.',
    sameAgain: true,
  },
} as const
