import { inWords, joinPoints } from './join.ts'
import type { Phrases } from './phrases.ts'

const NUMBERS = 'ningún un dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ')
const q = (title: string) => `«${title}»`

export const spanish: Phrases = {
  opening: (deck) => [`Bienvenidos y gracias por estar aquí: esta charla trata de ${q(deck)}.`],
  turnTo: (title) => [
    `Pasemos a ${q(title)}.`,
    `A continuación viene ${q(title)}.`,
    `Esto nos lleva a ${q(title)}.`,
    `Veamos ahora ${q(title)}.`,
  ],
  turnFrom: (previous, title) => [
    `De ${q(previous)} pasamos a ${q(title)}.`,
    `Con ${q(previous)} en mente, veamos ${q(title)}.`,
  ],
  question: (title) => [`Surge entonces una pregunta: ${title}`, `La pregunta es esta: ${title}`],
  stayWith: (title) =>
    title
      ? [`Sigamos un momento con ${q(title)}.`, `Hay más que decir sobre ${q(title)}.`]
      : ['Demos un paso más.', 'Sigamos.'],
  section: (title) => [`Aquí empieza una parte nueva: ${q(title)}.`, `Llegamos ahora a ${q(title)}.`],
  next: (title) => [`De aquí vamos a ${q(title)}.`, `Esto nos conduce a ${q(title)}.`],
  onePoint: (point) => [`La diapositiva lo dice en breve: ${point}.`, `Una frase para recordar: ${point}.`],
  join: (points) => joinPoints(points, 'y'),
  list: (points) => [
    `En la diapositiva ven esto: ${joinPoints(points, 'y')}.`,
    `En breve: ${joinPoints(points, 'y')}.`,
  ],
  points: (points, total) => {
    const list = joinPoints(points, 'y')
    if (points.length < total) {
      return [`La diapositiva enumera ${inWords(total, NUMBERS)} puntos, entre ellos estos: ${list}.`]
    }
    const number = inWords(points.length, NUMBERS)
    return [
      `La diapositiva nombra ${number} puntos: ${list}.`,
      `Hay ${number} cosas que conviene recordar: ${list}.`,
    ]
  },
  code: ['Hay un ejemplo en la diapositiva, así que tómense un momento para leerlo.'],
  picture: ['Miren la imagen de la diapositiva.'],
  nothing: ['Tomemos un momento para esta diapositiva.', 'Dejemos esto un momento.'],
  closing: (deck) => [`Llegamos al final de ${q(deck)}: gracias por su atención.`],
  delivery: {
    opening: ['Levante la vista, sonría y espere el silencio antes de empezar.'],
    closing: ['Baje el ritmo, dé las gracias y deje tiempo para preguntas.'],
    question: ['Haga la pregunta y espere dos segundos.'],
    section: ['Respire: empieza una parte nueva.'],
    code: ['Señale las líneas de las que habla y dé tiempo para leer.'],
    picture: ['Apártese y dé tiempo para mirar.'],
    points: ['Haga una pausa breve después de cada punto.', 'Dé a cada punto el mismo peso.'],
    longNotes: ['En sus notas hay más de lo que cabe aquí; léalas antes una vez.'],
    plain: [
      'Mantenga un ritmo uniforme y mire al público.',
      'Subraye las últimas palabras y haga una pausa.',
      'Hable un poco más despacio aquí.',
    ],
  },
}
