/** What can go wrong between the worker and the language model. */
export const modelErrors = {
  model_not_configured: {
    title: 'No model is set up',
    explanation: 'The worker has neither a key nor the address of a model.',
    action: 'Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server that needs no key, and retry.',
  },
  model_key_rejected: {
    title: 'The model key was rejected',
    explanation: 'The model server does not accept the key in OPENAI_API_KEY.',
    action: 'Check OPENAI_API_KEY (and OPENAI_BASE_URL, if the key is for another server), then retry.',
  },
  model_forbidden: {
    title: 'The key may not use this model',
    explanation: 'The model server accepts the key, but not for the model in OPENAI_MODEL.',
    action: 'Choose another model in OPENAI_MODEL, or a key that may use this one, then retry.',
  },
  model_not_found: {
    title: 'There is no model of this name',
    explanation: 'The server at OPENAI_BASE_URL does not have the model in OPENAI_MODEL.',
    action: 'Correct OPENAI_MODEL or OPENAI_BASE_URL (it often ends in /v1), then retry.',
  },
  model_quota_exceeded: {
    title: 'The model account has no credit left',
    explanation: 'The account behind OPENAI_API_KEY has used up its credit or its monthly limit.',
    action: 'Add credit or raise the limit with the provider, then retry: finished parts are kept.',
  },
  model_rate_limited: {
    title: 'The model takes no more requests for the moment',
    explanation:
      'The model server limits how much may be asked a minute. The job waits as long as it was told to.',
    action: 'Wait. If it happens often, lower WORKER_CONCURRENCY or ask the provider for a higher limit.',
  },
  model_unavailable: {
    title: 'The model server is in trouble',
    explanation: 'The model server answered with an error of its own. The part is tried again by itself.',
    action: "Wait a moment, or look at the provider's status page; then retry: finished parts are kept.",
  },
  model_timeout: {
    title: 'The model took too long',
    explanation: 'The model did not answer within MODEL_TIMEOUT_SECONDS. The part is tried again by itself.',
    action: 'Retry, choose a faster model, or raise MODEL_TIMEOUT_SECONDS.',
  },
  model_unreachable: {
    title: 'The model cannot be reached',
    explanation:
      'The connection to the model server could not be made, or broke. The part is tried again by itself.',
    action: 'Check the network and OPENAI_BASE_URL, then retry: finished parts are kept.',
  },
  model_context_too_long: {
    title: 'The material is too long for this model',
    explanation: 'A part of the material is longer than the model can read at once.',
    action:
      'Shorten the longest slides and their notes, or choose a model with a larger context in OPENAI_MODEL.',
  },
  model_request_rejected: {
    title: 'The model server refused the request',
    explanation: 'The model server does not take the kind of request that the product sends.',
    action: 'Check that OPENAI_BASE_URL is an OpenAI-compatible server with chat completions, then retry.',
  },
  model_reply_cut_off: {
    title: "The model's reply was cut off",
    explanation: 'The model stopped before the end of its reply, three times in a row.',
    action: 'Retry, or choose a model that may write longer replies.',
  },
  model_reply_not_json: {
    title: 'The model replied in the wrong form',
    explanation: 'The model was asked for JSON and replied with something else, three times in a row.',
    action: 'Retry, or choose a model that supports structured outputs in OPENAI_MODEL.',
  },
  model_reply_wrong_shape: {
    title: "Parts of the model's reply were missing",
    explanation: 'The reply had parts missing or of the wrong type, three times in a row.',
    action: 'Retry, or choose a model that supports structured outputs in OPENAI_MODEL.',
  },
  model_reply_broke_rules: {
    title: "The model's reply broke the rules",
    explanation: 'The reply left something out, repeated it or made it too long, three times in a row.',
    action: 'Retry, or choose a more capable model in OPENAI_MODEL.',
  },
  model_reply_empty: {
    title: 'The model replied with nothing',
    explanation: 'The reply was empty, three times in a row.',
    action: 'Retry, or choose another model in OPENAI_MODEL.',
  },
  model_refused: {
    title: 'The model refused',
    explanation: 'The model declined to write about this material, three times in a row.',
    action:
      'Look at what the material says and word it differently, or choose another model in OPENAI_MODEL.',
  },
  model_content_filtered: {
    title: 'A content filter withheld the reply',
    explanation: "The model server's content filter stopped the reply, three times in a row.",
    action:
      'Look at what the material says and word it differently, or choose another model in OPENAI_MODEL.',
  },
  model_offline_cannot: {
    title: 'The offline model cannot do this',
    explanation:
      'The built-in offline model drafts from the words it is given; it reads English aloud, but cannot see, hear, draw or speak another language.',
    action:
      'Set OPENAI_API_KEY (and OPENAI_BASE_URL for another provider) to use a real model, OPENAI_TRANSCRIPTION_MODEL to hear, OPENAI_SPEECH_MODEL to speak and OPENAI_IMAGE_MODEL to draw; then retry.',
  },
} as const
