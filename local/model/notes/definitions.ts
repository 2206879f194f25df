import { clip } from '../../../supabase/functions/_shared/text/clip.ts'
import type { Said } from './said.ts'

export interface Explained {
  term: string
  meaning: string
  question: string
  lines: number[]
}

const TERM = String.raw`(?<term>\p{L}[\p{L}\p{N}'’-]*(?: [\p{L}\p{N}][\p{L}\p{N}'’-]*){0,3})`

interface Pattern {
  says: RegExp
  question: (term: string, verb: string) => string
}

/** How a term is explained in a sentence, and how one asks for it. */
const PATTERNS: Pattern[] = [
  {
    says: new RegExp(
      `^(?:(?:so|now|and|but|well|basically)[, ]+)?(?:(?:the|an?) )?${TERM} (?<verb>is|are) (?:basically |simply |just )?(?<meaning>(?:an?|any|where|when) .{16,})$`,
      'iu',
    ),
    question: (term, verb) => `What ${verb} ${term}?`,
  },
  {
    says: new RegExp(`^(?:(?:the|an?) )?${TERM} (?:means|refers to) (?<meaning>.{16,})$`, 'iu'),
    question: (term) => `What does ${term} mean?`,
  },
  {
    says: new RegExp(`^(?:(?:der|die|das|eine?) )?${TERM} (?:ist|sind) (?<meaning>eine? .{16,})$`, 'iu'),
    question: (term) => `Was ist ${term}?`,
  },
  {
    says: /^(?<term>[\p{L}\p{N}]{2,10}?)(?:是指|指的是|是一种|是一个)(?<meaning>.{6,})$/u,
    question: (term) => `什么是${term}？`,
  },
]

/** Words that stand for something said before: what follows explains no term. */
const NO_TERM =
  /^(?:i|it|its|he|she|they|we|you|this|that|these|those|there|here|what|which|who|where|when|why|how|one|another|each|some|all|most|many|other|others|first|second|third|next|last|my|your|our|their|his|her|everything|nothing|something|and|but|if|so|because|both|only|same|es|er|sie|wir|ihr|ich|du|das|dies|diese[rsmn]?|hier|da|so|wer|wie|was|这|那|它|他|她|我|你|这个|那个|这些|那些|这就|那就|所有.*|比如.*|例如.*)(?![\p{L}\p{N}])|^[这那它他她我你]|(?:^| )(?:it|that|this|which|who|there|think|say|thing|things|goal|reason|idea|point|question|problem|key|answer|really|here|all|also|both|now)$/iu

/** The terms that the sentences explain, each once. */
export function explainedIn(said: Said[]): Explained[] {
  const found = new Map<string, Explained>()
  for (const { text, lines } of said) {
    for (const { says, question } of PATTERNS) {
      const { term, verb = '', meaning } = says.exec(text)?.groups ?? {}
      if (!term || !meaning || NO_TERM.test(term)) continue
      const key = term.toLowerCase()
      if (!found.has(key)) {
        found.set(key, { term, meaning: clip(meaning, 400), question: question(term, verb), lines })
      }
      break
    }
  }
  return [...found.values()]
}
