/** Why there is no training of what was chosen. */
export const trainingErrors = {
  no_training_found: {
    title: 'There is nothing to train in this transcript',
    explanation:
      'A training is made of what somebody shows or explains. Nothing of the kind is said here: it may be small talk, a sound check, or a film in which nobody speaks of what they do.',
    action: 'Choose a recording or a transcript in which somebody says what to do.',
  },
} as const
