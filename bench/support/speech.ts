/** Words of a lecture, from which sentences are put together that are all different and are about something. */
const SUBJECTS = [
  'mempool',
  'miner',
  'transaction',
  'block',
  'signature',
  'wallet',
  'channel',
  'script',
  'policy',
  'relay',
]
const VERBS = ['delays', 'replaces', 'verifies', 'propagates', 'rejects', 'explains', 'estimates', 'records']
const OBJECTS = [
  'fee',
  'output',
  'witness',
  'package',
  'conflict',
  'header',
  'limit',
  'signal',
  'peer',
  'reward',
  'cluster',
]

const of = (list: string[], at: number) => list[at % list.length] ?? ''

/** Sentence number n: 13 words. No two of a lecture are the same. */
export function sentence(n: number): string {
  return `In case ${n} the ${of(SUBJECTS, n)} ${of(VERBS, n * 3 + Math.floor(n / 7))} the ${of(OBJECTS, n * 7)} because round ${n % 97} of ${of(SUBJECTS, n * 5 + 1)} demands it.`
}

const SECONDS_A_SENTENCE = 5

/** What is said in one piece of a recording, in segments as Whisper gives them; each piece begins anew. */
export function segmentsOf(piece: number, seconds: number): { start: number; end: number; text: string }[] {
  const count = Math.floor(seconds / SECONDS_A_SENTENCE)
  return Array.from({ length: count }, (_, index) => ({
    start: index * SECONDS_A_SENTENCE,
    end: (index + 1) * SECONDS_A_SENTENCE,
    text: sentence(piece * count + index),
  }))
}

/** The content of a transcript of that many words. */
export function transcriptOf(words: number) {
  const count = Math.ceil(words / sentence(1).split(' ').length)
  const lines = Array.from({ length: count }, (_, n) => ({
    start: n * SECONDS_A_SENTENCE,
    end: (n + 1) * SECONDS_A_SENTENCE,
    speaker: null,
    text: sentence(n),
  }))
  return { language: 'en', format: 'vtt', warnings: [], lines }
}
