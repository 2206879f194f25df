import { inWords, joinPoints } from './join.ts'
import type { Phrases } from './phrases.ts'

const NUMBERS = 'aucun un deux trois quatre cinq six sept huit neuf dix onze douze'.split(' ')
const q = (title: string) => `« ${title} »`

export const french: Phrases = {
  opening: (deck) => [`Bienvenue, et merci d'être là : cette présentation porte sur ${q(deck)}.`],
  turnTo: (title) => [
    `Passons à ${q(title)}.`,
    `Vient ensuite ${q(title)}.`,
    `Cela nous amène à ${q(title)}.`,
    `Regardons maintenant ${q(title)}.`,
  ],
  turnFrom: (previous, title) => [
    `De ${q(previous)}, nous passons à ${q(title)}.`,
    `Avec ${q(previous)} en tête, regardons ${q(title)}.`,
  ],
  question: (title) => [`Une question se pose alors : ${title}`, `La question est la suivante : ${title}`],
  stayWith: (title) =>
    title
      ? [`Restons un instant sur ${q(title)}.`, `Il y a encore à dire sur ${q(title)}.`]
      : ['Allons un pas plus loin.', 'Continuons.'],
  section: (title) => [`Une nouvelle partie commence ici : ${q(title)}.`, `Nous arrivons à ${q(title)}.`],
  next: (title) => [`De là, nous allons vers ${q(title)}.`, `Cela nous conduit à ${q(title)}.`],
  onePoint: (point) => [`La diapositive le dit en bref : ${point}.`, `Une phrase à retenir : ${point}.`],
  join: (points) => joinPoints(points, 'et'),
  list: (points) => [
    `Sur la diapositive, vous voyez : ${joinPoints(points, 'et')}.`,
    `En bref : ${joinPoints(points, 'et')}.`,
  ],
  points: (points, total) => {
    const list = joinPoints(points, 'et')
    if (points.length < total) {
      return [`La diapositive cite ${inWords(total, NUMBERS)} points, dont ceux-ci : ${list}.`]
    }
    const number = inWords(points.length, NUMBERS)
    return [`La diapositive cite ${number} points : ${list}.`, `Il y a ${number} choses à retenir : ${list}.`]
  },
  code: ['Un exemple se trouve sur la diapositive, prenez un instant pour le lire.'],
  picture: ["Regardez l'image sur la diapositive."],
  nothing: ['Prenons un instant pour cette diapositive.', 'Laissons cela un instant.'],
  closing: (deck) => [`Nous arrivons à la fin de ${q(deck)} : merci de votre attention.`],
  delivery: {
    opening: ['Levez les yeux, souriez et attendez le silence avant de commencer.'],
    closing: ['Ralentissez, remerciez le public et laissez place aux questions.'],
    question: ['Posez la question, puis attendez deux secondes.'],
    section: ['Respirez : une nouvelle partie commence.'],
    code: ['Montrez les lignes dont vous parlez et laissez le temps de lire.'],
    picture: ['Écartez-vous et laissez le temps de regarder.'],
    points: ['Marquez une courte pause après chaque point.', 'Donnez le même poids à chaque point.'],
    longNotes: ["Vos notes en disent plus qu'il n'y a de place ici ; relisez-les avant."],
    plain: [
      'Gardez un rythme régulier et regardez le public.',
      'Appuyez sur les derniers mots, puis une pause.',
      'Ralentissez un peu ici.',
    ],
  },
}
