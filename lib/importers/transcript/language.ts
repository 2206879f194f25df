const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/** The BCP 47 tag of a language as a file names it, by tag or in English ("english", as Whisper does); null else. */
export function readLanguage(text: string): string | null {
  const written = text.trim().replaceAll('_', '-')
  if (/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(written)) {
    try {
      const tag = Intl.getCanonicalLocales(written)[0] ?? ''
      if (tag !== '' && names.of(tag.split('-')[0] ?? '') !== undefined) return tag
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  }
  if (!/^\p{L}{4,20}$/u.test(written)) return null
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
  return codes.find((code) => names.of(code)?.toLowerCase() === written.toLowerCase()) ?? null
}

/** The language that a file's name says before its ending, as in `talk.pt-BR.vtt`. */
export function languageOfName(fileName: string): string | null {
  const tag = /\.([a-z]{2,3}(?:-[a-z\d]{2,4})?)\.[a-z]{2,8}$/i.exec(fileName)?.[1]
  return tag ? readLanguage(tag) : null
}
