import { spokenWords } from '../../../supabase/functions/_shared/text/spoken-length.ts'
import { readBody } from './slide-text.ts'

/** Speaker notes taken apart: what can be said aloud, and what is meant for the speaker alone. */
export interface Notes {
  speech: string[]
  directions: string[]
}

/** How a direction to the speaker begins; "Let's" and "Look at" are said to the audience. */
const BEGINS =
  /^(?:and |then |now |here |really |maybe |first,? )?(?:pause|ask|say|tell|show|point (?:at|to|out)|wait|let (?:them|the|people|it)|read|leave|give|walk|welcome|slow|speak|stop|stand|smile|breathe|click|advance|switch to|hold|invite|repeat|remind|mention|emphasi[sz]e|stress|demo\b|hand out|play|skip|thank|introduce|collect|do not|don['’]t|if (?:they|somebody|someone|anyone|time|you have time|the room)|langsam|fragen|zeigen|warten|vorlesen|hinweisen|lassen sie|demander|montrer|attendre|laisser|rappeler|preguntar|mostrar|esperar|dejar|recordar)(?!\p{L})/iu
const SPEAKS_OF_THE_TALK =
  /\b(?:the room|the audience|for hands|(?:a|their) hands?\b|aloud|(?:full )?seconds|breath|whole talk|this slide|next slide|section slides?|(?:you|to) tell them|people (?:relax|laugh|raise|quote|nod|remember)|the point to land|publikum|le public|el público)\b|聴衆|会場|听众/iu

/** Reads the notes of a slide. Where some of them direct the speaker, the others are advice as well. */
export function readNotes(notes: string): Notes {
  const spoken = notes.replace(/\[[^\]]{1,40}\]|\((?:click|pause|next)[^)]*\)/gi, ' ')
  const { units } = readBody(spoken)
  const sentences = units.flatMap((unit) => (unit.type === 'sentence' ? unit.text : []))
  const points = units.flatMap((unit) => (unit.type === 'points' ? unit.points : []))
  const said = sentences.length > 0 ? sentences : points.filter((point) => spokenWords(point) >= 4)
  return said.some(isDirection) ? { speech: [], directions: said } : { speech: said, directions: [] }
}

function isDirection(sentence: string): boolean {
  return BEGINS.test(sentence) || SPEAKS_OF_THE_TALK.test(sentence)
}
