import { words } from '../../journey/cues/cues.ts'
import type { SopCues } from './cues.ts'

const LEAD =
  'zuerst|als erstes|dann|danach|jetzt|nun|anschließend|als nächstes|zum schluss|schließlich|im nächsten schritt'

const TALK =
  'fragen?|antworten?|vorstellungsrunde|überblick|beispiele?|zusammenfassung|themen?|thema|pause|geschichten?|diskussion|einführung|einleitung|folien?'

export const german: SopCues = {
  sorts: [
    [
      'warning',
      words(
        'vorsicht',
        'achtung',
        'niemals',
        'nie',
        'auf keinen fall',
        'vorsichtig',
        '(?:darf|dürfen) (?:\\p{L}+ )*nicht',
      ),
    ],
    [
      'check',
      words(
        '(?:prüf|überprüf|kontrollier)\\p{L}*',
        'stellen sie sicher',
        'achten sie darauf',
        'achten wir darauf',
      ),
    ],
    [
      'purpose',
      words(
        'das ziel',
        'der zweck',
        'es geht darum',
        'in diesem (?:video|kurs) (?:zeig|lern)\\p{L}*',
        'damit (?:sie|wir|niemand)',
      ),
    ],
    ['scope', words('gilt (?:nur )?für', 'gilt nicht', 'nicht behandelt')],
    ['role', words('(?:ist|sind) (?:\\p{L}+ )*(?:verantwortlich|zuständig)')],
    [
      'material',
      words('(?:brauchen|benötigen) (?:sie|wir)', '(?:sie|wir|man) (?:brauchen|benötigen|braucht|benötigt)'),
    ],
    [
      'step',
      new RegExp(
        `^(?:(?:und|so) )?(?:(?:${LEAD}),? (?:\\p{L}+ )?(?:sie|wir|ihr|man|ich)|(?:sie|wir|man) (?:müssen|muss|sollten|sollen)|\\p{Lu}\\p{L}+en sie)(?!\\p{L})`,
        'iu',
      ),
    ],
  ],
  announces: new RegExp(`(?<!\\p{L})(?:wir|ich)(?: \\p{L}+){0,5} (?:${TALK})(?!\\p{L})`, 'iu'),
  trouble:
    /^(?<problem>(?:wenn|falls|sollte) [^,]*(?:nicht|fehler|kaputt|klemmt|falsch|problem|undicht|zu (?:heiß|kalt|fest|locker))(?!\p{L})[^,]*), (?:dann )?(?<remedy>.{8,})$/iu,
  next: (text) => `Was folgt auf diesen Schritt: „${text}“?`,
}
