/** How a job or one of its tasks can end badly, whatever its kind. */
export const engineErrors = {
  unexpected_error: {
    title: 'Something unexpected happened',
    explanation: 'A step stopped on an error that the product did not foresee. What was finished is kept.',
    action: 'Retry the job. If it happens again, report it with the job id.',
  },
  input_outdated: {
    title: 'The settings no longer fit',
    explanation: 'The job was started with settings that this version of the product does not take any more.',
    action: 'Start it again from its page; the form has the settings of today.',
  },
  unknown_stage: {
    title: 'The worker is not up to date',
    explanation: 'The database has a step for this kind of job that the worker does not know.',
    action: 'Deploy the Edge Function and the migrations of the same version, then retry.',
  },
  result_invalid: {
    title: 'A step produced something unusable',
    explanation:
      'What a step returned does not have the form that the next one needs, so nothing of it was stored.',
    action: 'Report it with the job id: this is a mistake in the product, not in what you entered.',
  },
  result_too_large: {
    title: 'The result is too large',
    explanation: 'What a step produced is larger than a part or a document may be.',
    action:
      'The finished parts can be read on the page of the job. For a document, split what it was made from into smaller parts and generate each of them.',
    sameAgain: true,
  },
  result_rejected: {
    title: 'The result could not be stored',
    explanation: 'The database refused what a step produced.',
    action: 'Retry the job. If it happens again, report it with the job id.',
  },
  database_unavailable: {
    title: 'The database did not answer',
    explanation: 'A step could not read what it needs from the database. It is tried again by itself.',
    action: 'Wait a moment. If the job fails in the end, retry it: finished parts are kept.',
  },
  document_not_found: {
    title: 'The source document is gone',
    explanation: 'The document that this job reads was deleted, or belongs to another project.',
    action: 'Choose a document that exists and start the job again.',
  },
  document_unreadable: {
    title: 'The source document cannot be read',
    explanation: 'The document that this job reads does not have the content that its type promises.',
    action: 'Import the file again and start the job from the new document.',
  },
  deck_without_slides: {
    title: 'The deck has no slide to speak to',
    explanation: 'All slides of this deck are hidden, so there is nothing to write for.',
    action: 'Show at least one slide in step 4 and start again.',
  },
  outline_incomplete: {
    title: 'The outline is not ready for slides',
    explanation: 'A section has no title, or the sections do not add up to 5 to 120 slides.',
    action: 'Open the outline in step 4, complete it, and generate the slides again.',
  },
  worker_lost: {
    title: 'The worker stopped answering',
    explanation: 'The worker went silent each time a part of this was tried. What was finished is kept.',
    action:
      'Retry to go on from the first unfinished part. If it happens again, look at the logs of job-worker.',
  },
  too_many_continuations: {
    title: 'A part needs more time than a worker has',
    explanation: 'A part was handed from worker to worker too often without being finished.',
    action: 'Use a faster model or a longer WORKER_WALL_CLOCK_SECONDS, then retry: finished parts are kept.',
  },
  dependency_failed: {
    title: 'A job that this one waits for did not finish',
    explanation: 'This job starts when another one is complete, and that one failed or was cancelled.',
    action: 'Retry the other job first, then this one.',
  },
  nothing_left_to_do: {
    title: 'The job stopped without an end',
    explanation: 'No part of the job is left that could move it on. What was finished is kept.',
    action: 'Retry to go on.',
  },
} as const
