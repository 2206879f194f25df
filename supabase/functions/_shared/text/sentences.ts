const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' })

/** Ends that are no end of a sentence: titles, initials, "e.g." and the like. */
const ABBREVIATION =
  /(?:^|[\s("'“‘])(?:\p{L}|Dr|Mr|Mrs|Ms|Prof|St|Sr|Jr|vs|No|Nr|Fig|Eq|Inc|Ltd|Co|approx|ca|bzw|usw|e\.g|i\.e|ej|Sra?)\.\s*$/u

/** Splits text into sentences, in any language; pieces without a letter or digit belong to the one before. */
export function splitSentences(text: string): string[] {
  const sentences: string[] = []
  let open = ''
  for (const { segment } of segmenter.segment(text)) {
    open += segment
    if (ABBREVIATION.test(open)) continue
    if (sentences.length > 0 && !/[\p{L}\p{N}]/u.test(open)) sentences[sentences.length - 1] += open
    else sentences.push(open)
    open = ''
  }
  if (open !== '') sentences.push(open)
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}
