import type { Phrases } from './phrases.ts'

const q = (title: string) => `「${title}」`
const list = (points: string[]) => points.map(q).join('、')

export const japanese: Phrases = {
  opening: (deck) => [`皆さん、こんにちは、今日は${q(deck)}についてお話しします。`],
  turnTo: (title) => [
    `次は${q(title)}です。`,
    `続いて${q(title)}を見ていきましょう。`,
    `ここからは${q(title)}の話に移ります。`,
    `では、${q(title)}に進みましょう。`,
  ],
  turnFrom: (previous, title) => [
    `${q(previous)}に続いて、${q(title)}を見ていきます。`,
    `${q(previous)}を踏まえて、${q(title)}に移りましょう。`,
  ],
  question: (title) => [`ここで一つの問いです、${title}`, `では考えてみましょう、${title}`],
  stayWith: (title) =>
    title
      ? [`もう少し${q(title)}を見ていきましょう。`, `${q(title)}の続きです。`]
      : ['次に進みましょう。', '続けていきましょう。'],
  section: (title) => [`ここから新しい章、${q(title)}に入ります。`, `それでは${q(title)}に入りましょう。`],
  next: (title) => [`この後は${q(title)}に進みます。`, `これが次の${q(title)}につながります。`],
  onePoint: (point) => [`スライドの要点は${q(point)}です。`, `覚えておきたいのは${q(point)}です。`],
  join: list,
  list: (points) => [`スライドには${list(points)}があります。`, `ここでは${list(points)}を取り上げます。`],
  points: (points, total) =>
    points.length < total
      ? [`スライドには${total}個の項目があり、その中には${list(points)}があります。`]
      : [
          `スライドでは${list(points)}の${total}点が挙げられています。`,
          `ここで押さえたいのは${list(points)}の${total}点です。`,
        ],
  code: ['スライドに例がありますので、少し目を通してみてください。', 'スライドの例をご覧ください。'],
  picture: ['スライドの図をご覧ください。'],
  nothing: ['このスライドを少しご覧ください。', '少し間を置いて見てみましょう。'],
  closing: (deck) => [`${q(deck)}についてのお話は以上です、ありがとうございました。`],
  delivery: {
    opening: ['顔を上げ、会場が静かになってから話し始めます。'],
    closing: ['ゆっくりと締めくくり、質問の時間を取ります。'],
    question: ['問いかけた後、二秒ほど待ちます。'],
    section: ['ここで一息つき、話題が変わることを示します。'],
    code: ['話している行を指し示し、読む時間を取ります。'],
    picture: ['図を指し示し、見る時間を取ります。'],
    points: ['項目ごとに短く間を取ります。', '一つひとつ同じ重さで話します。'],
    longNotes: ['ノートには他にも内容がありますので、事前に目を通しておきます。'],
    plain: [
      '一定の速さで、聞き手を見ながら話します。',
      '最後の言葉を強調し、少し間を取ります。',
      'ここは少しゆっくり話します。',
    ],
  },
}
