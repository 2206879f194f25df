import { words } from '../../journey/cues/cues.ts'
import type { SopCues } from './cues.ts'

const VERBS =
  `add adjust align apply ask assemble attach boil bring build call carry change charge choose clamp clean click close
  collect complete configure confirm connect cool copy count cover create cut deliver dial disconnect drag drain drill drop dry
  empty enter fill fit fix fold fold get give glue go grind hang hand hold insert inspect install keep label lay leave lift load
  lock log loosen lower lubricate make mark measure mix mount move note open pack paste peel pick place plug position pour
  prepare press print pull push put raise read record release remove repeat replace reset rinse roll rotate run save scan screw
  seal select send set shake shut sign slide spray start stir stop store switch take tap tell test tie tighten tip touch trim
  turn type unlock unpack unplug unscrew use wait wash wear weigh wipe wrap write`
    .split(/\s+/)
    .join('|')
const LEAD = String.raw`(?:(?:and|so|ok|okay|now|then|next|first|firstly|second|secondly|third|finally|lastly|after that|afterwards|once that is done|step \w+)[,:]? )*`
const WAY = `(?:(?:just|simply|always|carefully|gently|slowly|please|then|now|first|also) )*`
const MUST = `(?:['’]ll|['’]re| will| can| should| must| have| need| want| are| going| to| got)*`

const step = new RegExp(
  `^${LEAD}(?:${WAY}(?:${VERBS})|(?:you|we|i)${MUST} ${WAY}(?:${VERBS})|let['’]s ${WAY}(?:${VERBS}))(?![\\p{L}'’-])`,
  'iu',
)

// Of those who speak themselves, never of "you": to ask the customer a question is work.
const TALK =
  'questions?|introductions?|intro|overview|recap|summary|stor(?:y|ies)|examples?|topics?|subjects?|agenda|quiz|poll|discussions?|breaks?|jokes?|anecdotes?|few words|slides?|demo(?:s|nstration)?'
const announces = new RegExp(
  `^${LEAD}(?:(?:we|i)${MUST}|let['’]s|let (?:me|us)) ${WAY}(?:get (?:started|going|into|to it)|\\p{L}+(?: [\\p{L}’']+){0,5}? (?:${TALK}))(?![\\p{L}'’-])`,
  'iu',
)

export const english: SopCues = {
  sorts: [
    [
      'warning',
      words(
        'never',
        "don['’]t",
        'do not',
        'careful',
        'danger(?:ous)?',
        'caution',
        'warning',
        'avoid',
        'must not',
      ),
    ],
    [
      'check',
      new RegExp(
        `^${LEAD}(?:(?:you|we|i)${MUST} )?${WAY}(?:check|make sure|ensure|verify|confirm|see (?:that|whether|if))(?!\\p{L})|(?:should (?:now )?(?:be|see|hear|feel|read|show)|you know (?:that )?it is (?:done|right))(?!\\p{L})`,
        'iu',
      ),
    ],
    [
      'purpose',
      /\b(?:the (?:goal|aim|purpose|point) (?:of|is)|in order to|so that (?:you|we|nobody|everybody)|(?:i(?:['’]ll| will)|i am going to|today we|this (?:video|training|lesson)) (?:show|teach|learn|explain|walk))/iu,
    ],
    [
      'scope',
      words('only (?:for|applies)', 'applies (?:to|only)', 'does not (?:cover|apply)', 'this covers'),
    ],
    ['role', words('is responsible for', 'are responsible for', 'is in charge of', 'whose job it is')],
    ['material', new RegExp(`^${LEAD}(?:you|we)(?:['’]ll| will)? (?:also )?need (?!to(?!\\p{L}))`, 'iu')],
    ['step', step],
  ],
  announces,
  trouble:
    /^(?:and |so |now )?(?<problem>(?:if|when|in case|should) [^,]*(?:not|n['’]t|fails?|wrong|stuck|broken|error|problem|leak\w*|jam\w*|alarm|too (?:hot|cold|loose|tight|much|little|long))(?!\p{L})[^,]*), (?:then )?(?<remedy>.{8,})$/iu,
  next: (text) => `What do you do after this: “${text}”?`,
}
