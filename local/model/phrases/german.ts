import { capitalised, inWords, joinPoints } from './join.ts'
import type { Phrases } from './phrases.ts'

const NUMBERS = 'kein ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' ')
const q = (title: string) => `„${title}“`

export const german: Phrases = {
  opening: (deck) => [
    `Herzlich willkommen und danke, dass Sie da sind: In diesem Vortrag geht es um ${q(deck)}.`,
  ],
  turnTo: (title) => [
    `Kommen wir zu ${q(title)}.`,
    `Als Nächstes folgt ${q(title)}.`,
    `Das bringt uns zu ${q(title)}.`,
    `Schauen wir uns ${q(title)} an.`,
    `Nun zu ${q(title)}.`,
  ],
  turnFrom: (previous, title) => [
    `Von ${q(previous)} gehen wir weiter zu ${q(title)}.`,
    `Mit ${q(previous)} im Kopf sehen wir uns ${q(title)} an.`,
  ],
  question: (title) => [`Damit stellt sich eine Frage: ${title}`, `Die Frage lautet hier: ${title}`],
  stayWith: (title) =>
    title
      ? [`Bleiben wir noch einen Moment bei ${q(title)}.`, `Zu ${q(title)} gibt es noch mehr zu sagen.`]
      : ['Gehen wir einen Schritt weiter.', 'Machen wir weiter.'],
  section: (title) => [`Hier beginnt ein neuer Teil: ${q(title)}.`, `Wir kommen nun zu ${q(title)}.`],
  next: (title) => [`Von hier geht es weiter zu ${q(title)}.`, `Das führt uns zu ${q(title)}.`],
  onePoint: (point) => [`Die Folie sagt es kurz: ${point}.`, `Ein Satz zum Mitnehmen: ${point}.`],
  join: (points) => joinPoints(points, 'und'),
  list: (points) => [
    `Auf der Folie sehen Sie: ${joinPoints(points, 'und')}.`,
    `Dazu gehört: ${joinPoints(points, 'und')}.`,
  ],
  points: (points, total) => {
    const list = joinPoints(points, 'und')
    if (points.length < total) {
      return [`Die Folie nennt ${inWords(total, NUMBERS)} Punkte, darunter diese: ${list}.`]
    }
    const number = inWords(points.length, NUMBERS)
    return [
      `Die Folie nennt ${number} Punkte: ${list}.`,
      `${capitalised(number)} Dinge gehören dazu: ${list}.`,
      `Halten wir ${number} Punkte fest: ${list}.`,
    ]
  },
  code: [
    'Auf der Folie steht ein Beispiel, nehmen Sie sich einen Moment dafür.',
    'Die Folie zeigt, wie man das schreibt.',
  ],
  picture: ['Werfen Sie einen Blick auf das Bild auf der Folie.'],
  nothing: ['Nehmen wir uns einen Moment für diese Folie.', 'Lassen wir das kurz stehen.'],
  closing: (deck) => [`Damit sind wir am Ende von ${q(deck)}: vielen Dank fürs Zuhören.`],
  delivery: {
    opening: ['Blick ins Publikum, lächeln, und erst beginnen, wenn es ruhig ist.'],
    closing: ['Langsamer werden, danken und Raum für Fragen lassen.'],
    question: ['Die Frage stellen und zwei Sekunden warten.'],
    section: ['Hier durchatmen: Ein neuer Teil beginnt.'],
    code: ['Auf die Zeilen zeigen, von denen die Rede ist, und Zeit zum Lesen geben.'],
    picture: ['Zur Seite treten und Zeit zum Hinsehen geben.'],
    points: ['Nach jedem Punkt kurz innehalten.', 'Jedem Punkt das gleiche Gewicht geben.'],
    longNotes: ['In den Notizen steht mehr, als hier Platz hat; vorher einmal lesen.'],
    plain: [
      'Gleichmäßig sprechen und ins Publikum sehen.',
      'Die letzten Worte betonen, dann eine Pause.',
      'Hier etwas langsamer sprechen.',
    ],
  },
}
