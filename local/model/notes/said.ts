import { oneLine } from '../../../supabase/functions/_shared/text/clip.ts'
import { splitSentences } from '../../../supabase/functions/_shared/text/sentences.ts'
import { spokenWords } from '../../../supabase/functions/_shared/text/spoken-length.ts'
import { cleanLine, isSpeakable } from '../talk-track/clean-line.ts'

export interface Line {
  line: number
  speaker: string | null
  text: string
}

/** A sentence with the lines that it stands in: captions break where the screen ends, not where a sentence does. */
export interface Said {
  text: string
  lines: number[]
}

const MIN_WORDS = 6
const MAX_CHARACTERS = 400

/** What is said for its own sake: greetings, answers, waiting, sound checks. */
const SMALL_TALK =
  /^(?:hello|hey|hi|bye|good (?:morning|evening|afternoon|night)|thanks?|thank you|welcome|sorry|okay|ok|yeah|yes|no|sure|great|cool|hallo|guten (?:morgen|tag|abend)|danke|tschüss|bonjour|merci|hola|gracias|大家好|哈[咯喽]|你好|谢谢)(?![\p{L}\p{N}-])|\b(?:hear me|hear you|my screen|on mute|unmute|see you|the weather|let me know|how are you|how is everyone|(?:few|another|one) (?:more )?minutes?|anyone is (?:here|joining)|to join|the recording)\b|听得到|能听到/iu

/** What somebody says who waits for others to come. */
const WAITING =
  /\b(?:(?:hear|see) me|(?:we|let['’]s|let us)(?: (?:can|could|should|will|may|might|just|also))* wait|wait(?:ing)? (?:for|until) (?:a few |some |the |more )?(?:others?|other participants|people|participants|everyone|everybody|somebody|someone)|to join|(?:anyone|anybody|everyone|everybody|nobody|no one) (?:else )?(?:is |was )?(?:here|there|joining|coming|came|come)|hört (?:ihr|mich)|(?:warten wir|wir warten)|(?:m'|me |nous )enten\p{L}+|(?:on|nous) attend(?:ons)?|me (?:oyen|escuchan)|(?:vamos a esperar|esperamos))(?!\p{L})|听得到|能听到|再等|等一[下会]|还没[来到]|聞こえ|待ちましょう/iu
const MIN_WAITING = 3

/** One voice that waits for others, and nobody comes: what it says meanwhile is said to nobody. */
export function waitsAlone(lines: Line[]): boolean {
  if (new Set(lines.map(({ speaker }) => speaker)).size > 1) return false
  const sentences = splitSentences(lines.map(({ text }) => oneLine(text)).join(' '))
  const waiting = sentences.filter((sentence) => WAITING.test(sentence)).length
  return waiting >= MIN_WAITING && waiting >= sentences.length / 8
}

/** The sentences of a piece that say something, in their order; what tells to do something may be short. */
export function saidIn(lines: Line[], minWords = MIN_WORDS): Said[] {
  return turns(lines)
    .flatMap(sentencesOf)
    .map(({ text, lines: own }) => ({ text: cleanLine(text), lines: own }))
    .filter(({ text }) => isSpeakable(text) && spokenWords(text) >= minWords)
    .filter(
      ({ text }) => text.length <= MAX_CHARACTERS && !/[?？]["'”’]?$/.test(text) && !SMALL_TALK.test(text),
    )
}

/** Lines that one person says in a row. */
function turns(lines: Line[]): Line[][] {
  const found: Line[][] = []
  for (const line of lines) {
    const open = found.at(-1)
    if (open && open[0]?.speaker === line.speaker) open.push(line)
    else found.push([line])
  }
  return found
}

function sentencesOf(turn: Line[]): Said[] {
  let text = ''
  const places = turn.map((line) => {
    const from = text.length
    text += `${oneLine(line.text)} `
    return { line: line.line, from, to: text.length - 1 }
  })
  let cursor = 0
  return splitSentences(text).flatMap((sentence) => {
    const from = text.indexOf(sentence, cursor)
    if (from === -1) return []
    const to = from + sentence.length
    cursor = to
    const own = places.filter((place) => place.from < to && place.to > from)
    if (sentence.length <= MAX_CHARACTERS) return { text: sentence, lines: own.map(({ line }) => line) }
    // Captions without a full stop: each line is then as good as a sentence.
    return own.map((place) => ({
      text: text.slice(Math.max(place.from, from), Math.min(place.to, to)),
      lines: [place.line],
    }))
  })
}
