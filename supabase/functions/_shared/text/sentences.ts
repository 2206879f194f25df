const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })

/** Ends that are no end of a sentence: titles, initials, "e.g." and the like. */
const ABBREVIATION =
  /(?:^|[\s("'“‘])(?:\p{L}|Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|vs|No|Nr|Fig|Eq|Inc|Ltd|Co|approx|ca|bzw|usw|e\.g|i\.e|ej|Sra?)\.\s*$/u

/** Longer than any of them. */
const TAIL = 16

/** A bracket or a quotation mark that only ever opens: it belongs to what comes after it. “ and « close in some languages. */
const OPENING = /[\p{Ps}\s]*\p{Ps}\s*$/u

/** Splits text into sentences, in any language; pieces without a letter or digit belong to the one before. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = []
  let open = ''
  // Only the end is looked at: a text of nothing but abbreviations would be read again and again.
  let tail = ''
  for (const { segment } of segmenter.segment(text)) {
    open += segment
    tail = (tail + segment.trimEnd()).slice(-TAIL)
    if (ABBREVIATION.test(tail)) {
      tail += ' '
      continue
    }
    tail = ''
    const opening = OPENING.exec(open)?.[0] ?? ''
    open = open.slice(0, open.length - opening.length)
    if (sentences.length > 0 && !/[\p{L}\p{N}]/u.test(open)) sentences[sentences.length - 1] += open
    else sentences.push(open)
    open = opening
  }
  if (open !== '') sentences.push(open)
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}
