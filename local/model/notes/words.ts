const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Long words that say nothing of what a text is about. */
const COMMON = new Set(
  `about above actually after again against almost already always another anything around because before being
  below between bring could different doing during either every everyone everything example first gives going
  gonna great having hopefully important itself kinda little makes making maybe might minute minutes never nothing often other others people
  perhaps point pretty probably quite rather really right second seems several should since someone something
  sometimes still stuff taking talking thank thanks their themselves there therefore these thing things think
  those though three through together trying under until using usually wanna wants whatever where whether which while whole
  within without would yourself today basically currently started looking called please basic getting things course sorts anyone
  aber alles andere auch damit dann dass diese diesem diesen dieser dieses durch eine einem einen einer eines etwas
  haben hatte immer jetzt kann keine können machen manchmal mehr muss müssen nicht nichts noch oder ohne schon sehr
  seine sich sind über unter viele vielleicht waren warum wenn werden wieder wird wollen würde zwischen
  alors après aussi autre autres avant avec avoir beaucoup cette comme dans depuis donc elles encore entre
  faire leurs mais même notre nous parce pendant peut plus pour pourquoi quand quelque sont tout toute très vous
  ahora algo antes aquí cada como cosas cuando desde donde entonces entre esta estas este estos hacer hasta mismo
  mucho muchos nosotros otra otro otros para pero porque puede puedes siempre sobre también tiene todo todos
  一个 一些 一种 这个 这些 那个 那些 我们 你们 他们 它们 大家 可以 可能 因为 所以 如果 但是 就是 不是 没有 什么 怎么 这样 那么 现在 时候 自己 已经 还是 只是 非常 以及 或者 并且 而且 然后 需要 使用 例如 比如 其他 任何`.split(
    /\s+/,
  ),
)

/** The words that a text is about, as they are written, each time that they are. */
export function topicWords(text: string): string[] {
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike || !/\p{L}/u.test(segment) || /['’]/.test(segment) || COMMON.has(segment.toLowerCase()))
      continue
    const spaced = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(segment)
    const acronym = /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(segment)
    if (acronym || segment.length >= (spaced ? 5 : 2)) words.push(segment)
  }
  return words
}

/** One word for its forms: "node" and "nodes", "policy" and "policies". */
export function sameWord(word: string): string {
  return word
    .toLowerCase()

    .replace(/ies$/, 'y')
    .replace(/(?<=\p{L}{4})s$/u, '')
}

/** In how many of these texts each word stands, with the form that it has first. */
export function frequencies(texts: string[]): Map<string, { form: string; count: number }> {
  const found = new Map<string, { form: string; count: number }>()
  for (const text of texts) {
    const seen = new Set<string>()
    for (const form of topicWords(text)) {
      const word = sameWord(form)
      if (seen.has(word)) continue
      seen.add(word)
      const known = found.get(word)
      if (known) known.count += 1
      else found.set(word, { form, count: 1 })
    }
  }
  return found
}

/** What texts are about, in up to three of their own words. */
export function heading(texts: string[], apart = new Set<string>()): string {
  const ranked = [...frequencies(texts)].sort(([, a], [, b]) => b.count - a.count)
  const others = ranked.filter(([word]) => !apart.has(word))
  return (others.length > 0 ? others : ranked)
    .slice(0, 3)
    .map(([, { form }]) => form.charAt(0).toUpperCase() + form.slice(1))
    .join(', ')
}
