/** What a route or a function of the API answers. The SQLSTATEs OFS01 to OFS11 are the first eleven. */
export const httpErrors = {
  not_authenticated: {
    title: 'You are not signed in',
    explanation: 'The request came without a valid session or access token.',
    action: 'Sign in again.',
    status: 401,
  },
  not_found: {
    title: 'Not found',
    explanation: 'This does not exist, or it is not yours.',
    action: 'Check the address, or go back to your projects.',
    status: 404,
  },
  invalid_input: {
    title: 'Some of it cannot be used',
    explanation: 'The request has fields that are missing, of the wrong type or out of range.',
    action: 'Correct the fields that are named and send it again.',
    status: 422,
  },
  conflict: {
    title: 'Something else came first',
    explanation: 'The request does not fit the state that things are in now.',
    action: 'Reload and try again.',
    status: 409,
  },
  idempotency_key_reused: {
    title: 'The idempotency key was used for something else',
    explanation: 'The same Idempotency-Key came before with a different request.',
    action: 'Use a new key for a new request.',
    status: 409,
  },
  too_many_jobs: {
    title: 'Too many jobs at once',
    explanation: 'You have as many jobs in progress as one account may have.',
    action: 'Wait until one has finished, or cancel one.',
    status: 429,
  },
  unknown_kind: {
    title: 'There is no such kind of job',
    explanation: 'The kind is misspelt, or this version of the product does not have it.',
    action: 'Use a kind from the list in the documentation.',
    status: 422,
  },
  wrong_state: {
    title: 'Not possible any more',
    explanation:
      'The job is in a state in which this cannot be done: a finished job cannot be cancelled, for example.',
    action: 'Reload to see where it is now.',
    status: 409,
  },
  revision_conflict: {
    title: 'It was changed somewhere else',
    explanation: 'The document was saved in another tab or on another device after you opened it.',
    action: 'Look at both versions, then save again on top of the newer one.',
    status: 409,
  },
  too_many_exports: {
    title: 'Too many files in a short time',
    explanation: 'You have had as many Word and PDF files written as one account may have in a minute.',
    action: 'Wait for as long as the answer says, then ask for it again.',
    status: 429,
  },
  too_many_requests: {
    title: 'Too many calls',
    explanation: 'One account called this function more often than it may in a minute.',
    action: 'Wait as long as Retry-After says, and ask less often.',
    status: 429,
  },
  invalid_json: {
    title: 'The request is not valid JSON',
    explanation: 'The body of the request could not be read as JSON.',
    action: 'Send a JSON object with the content type application/json.',
    status: 400,
  },
  method_not_allowed: {
    title: 'This method is not allowed here',
    explanation: 'The address exists, but does not answer this HTTP method.',
    action: 'Use one of the methods in the Allow header.',
    status: 405,
  },
  request_timeout: {
    title: 'The request took too long to arrive',
    explanation: 'The body of the request did not arrive within the time that it has.',
    action: 'Check your connection and send it again.',
    status: 408,
  },
  payload_too_large: {
    title: 'The request is too large',
    explanation: 'The body of the request is over the limit of this address.',
    action: 'Send less, or split it.',
    status: 413,
  },
  document_too_large: {
    title: 'The document is too large',
    explanation: 'One document may have a megabyte; what was to be saved has more.',
    action: 'Take something out of it, or make two of it. What was stored before is untouched.',
    status: 413,
  },
  unsupported_media_type: {
    title: 'This content type is not taken here',
    explanation: 'The body of the request is not of a type that this address reads.',
    action: 'Send it with the content type that is named in the answer, in most cases application/json.',
    status: 415,
  },
  cross_origin: {
    title: 'The request came from another site',
    explanation: 'A page of another origin sent a request with your session, so it was not carried out.',
    action: 'Use the product on its own address, or send an access token in the Authorization header.',
    status: 403,
  },
  unavailable: {
    title: 'Not reachable at the moment',
    explanation: 'A part of the product that this needs does not answer.',
    action: 'Try again in a moment.',
    status: 503,
  },
  internal: {
    title: 'Something went wrong on our side',
    explanation: 'The request could not be answered because of a mistake in the product.',
    action: 'Try again. If it happens again, report it with the request id.',
    status: 500,
  },
  network_error: {
    title: 'The server could not be reached',
    explanation: 'The request did not get through: the connection is gone, or the server is.',
    action: 'Check your connection and try again.',
  },
  bad_answer: {
    title: 'The server answered something unexpected',
    explanation: 'Something between you and the server answered in its place.',
    action: 'Try again in a moment.',
  },
} as const
