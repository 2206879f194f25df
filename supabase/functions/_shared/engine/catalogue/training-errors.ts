/** Why there is no training of what was chosen, or why its video does not play from where videos are prepared. */
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
  video_host_away: {
    title: 'Mux does not answer',
    explanation: 'The place where videos are prepared for playing did not answer, or has too much to do.',
    action: 'Wait a little and retry. The training is ready without it, and the video plays from storage.',
  },
  video_host_refused: {
    title: 'Mux refused the keys',
    explanation: 'The keys by which this installation asks Mux were refused.',
    action:
      'Set `MUX_TOKEN_ID` and `MUX_TOKEN_SECRET` of the worker to keys that may read and write Mux Video, then retry.',
  },
  video_host_missing: {
    title: 'The worker has no keys for Mux',
    explanation:
      'The app has a signing key of Mux and the worker has no keys, so the video was not handed over.',
    action:
      'Give the worker `MUX_TOKEN_ID` and `MUX_TOKEN_SECRET`, or take the signing key from the app. Then retry.',
  },
  video_rejected: {
    title: 'Mux could not prepare the video',
    explanation: 'The video could not be fetched, or what is in it cannot be played.',
    action:
      'Retry once. If it fails again, save the video as MP4 and upload that; until then it plays from storage.',
  },
  video_not_wanted: {
    title: 'The training of the video is gone',
    explanation:
      'The training was deleted while its video was handed over, so the video was not kept at Mux.',
    action: 'There is nothing to do. Make a training of the recording again if you want one.',
  },
  video_preparing: {
    title: 'The video is still being prepared',
    explanation: 'Mux has the video and has not finished it yet. It was looked at for more than an hour.',
    action: 'Retry to look again: nothing is handed over twice. Until then it plays from storage.',
  },
} as const
