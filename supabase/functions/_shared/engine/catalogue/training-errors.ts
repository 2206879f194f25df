/** Why there is no training of what was chosen. */
export const trainingErrors = {
  no_training_found: {
    title: 'There is nothing to train in this transcript',
    explanation:
      'A training is made of what somebody shows or explains. Nothing of the kind is said here: it may be small talk, a sound check, or a film in which nobody speaks of what they do.',
    action: 'Choose a recording or a transcript in which somebody says what to do.',
    sameAgain: true,
  },
  checkpoint_not_found: {
    title: 'The question is no longer there',
    explanation:
      'An answer is held against the model answer of its question. The question or its model answer was taken out of the training before the answer was read.',
    action: 'Open the questions of the training and answer those that are there now. The answer is kept.',
  },
} as const
