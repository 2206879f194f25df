import { type JourneyCues, tells, words } from './cues.ts'

// The verb of a German past tense comes last, so there is more between it and who did it.
const did = (...verbs: string[]) => tells('ich|wir', 12, ...verbs)

export const german: JourneyCues = {
  stages: [
    {
      title: 'Davon erfahren',
      says: did('gehört', 'entdeckt', 'erfahren', 'gestoßen', 'aufmerksam geworden'),
    },
    {
      title: 'Sich umsehen',
      says: did(
        'gesucht',
        'gegoogelt',
        'verglichen',
        'umgesehen',
        'umgeschaut',
        'recherchiert',
        'gelesen',
        'angesehen',
        'angeschaut',
      ),
    },
    { title: 'Ausprobieren', says: did('ausprobiert', 'getestet', 'probiert', 'besucht') },
    {
      title: 'Entscheiden und bezahlen',
      says: did(
        'gekauft',
        'bestellt',
        'bezahlt',
        'abonniert',
        'angemeldet',
        'entschieden',
        'gebucht',
        'unterschrieben',
      ),
    },
    {
      title: 'Anfangen',
      says: did(
        'installiert',
        'eingerichtet',
        'eingeloggt',
        'angefangen',
        'begonnen',
        'importiert',
        'bekommen',
      ),
    },
    { title: 'Benutzen', says: did('benutzt', 'genutzt', 'verwendet', 'gearbeitet') },
    {
      title: 'Hilfe holen',
      says: did('angerufen', 'geschrieben', 'kontaktiert', 'gemeldet', 'um Hilfe gebeten'),
    },
    {
      title: 'Bleiben oder gehen',
      says: did(
        'gekündigt',
        'gewechselt',
        'verlängert',
        'empfohlen',
        'weiterempfohlen',
        'zurückgeschickt',
        'aufgegeben',
      ),
    },
  ],
  rows: {
    touchpoints: words(
      'Webseite',
      'Website',
      'App',
      'E-?Mails?',
      'Newsletter',
      'Webinar',
      'Podcast',
      'Demo',
      'Laden',
      'Geschäft',
      'Hotline',
      'Support',
      'Rechnung',
      'Vertrag',
      'Formular',
      'Kasse',
      'Google',
      'YouTube',
      'Instagram',
      'LinkedIn',
    ),
    thoughts: words(
      '(?:ich|wir) (?:dachten?|fragten? mich|hofften?|vermuteten?|glaubten?)',
      'habe ich (?:mir )?gedacht',
      'haben wir (?:uns )?gedacht',
      'war (?:ich )?mir nicht sicher',
    ),
    painPoints: words(
      'Problem',
      'Probleme',
      'verwirrend',
      'schwierig',
      'kompliziert',
      'zu (?:langsam|teuer|lange|viel|kompliziert)',
      'nicht gefunden',
      'nicht funktioniert',
      'funktionierte nicht',
      'Fehler',
      'abgestürzt',
      'unklar',
      'umständlich',
      'niemand',
    ),
    opportunities: words(
      'ich wünschte',
      'wäre (?:schön|gut|besser|hilfreich|einfacher)',
      'hätte (?:mir )?geholfen',
      'hätte ich gern',
      'hätte mir gewünscht',
    ),
  },
  feelings: [
    { score: 2, words: words('begeistert', 'überglücklich', 'geliebt') },
    {
      score: 1,
      words: words('froh', 'glücklich', 'erleichtert', 'zufrieden', 'stolz', 'neugierig', 'gefreut'),
    },
    {
      score: -1,
      words: words('nervös', 'unsicher', 'besorgt', 'verwirrt', 'genervt', 'enttäuscht', 'skeptisch', 'müde'),
    },
    {
      score: -2,
      words: words('frustriert', 'wütend', 'verärgert', 'überfordert', 'verzweifelt', 'schrecklich'),
    },
  ],
  not: /(?:\bnicht|\bkein\p{L}*|\bnie|\bweniger)(?:\s+\p{L}+){0,1}\s+$/iu,
}
