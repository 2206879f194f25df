import type { Phrases } from './phrases.ts'

const q = (title: string) => `“${title}”`
const list = (points: string[]) => points.map(q).join('、')

export const chinese: Phrases = {
  opening: (deck) => [`大家好，感谢各位到来，今天的主题是${q(deck)}。`],
  turnTo: (title) => [
    `接下来我们看${q(title)}。`,
    `下面来到${q(title)}。`,
    `现在我们谈谈${q(title)}。`,
    `让我们进入${q(title)}。`,
  ],
  turnFrom: (previous, title) => [
    `从${q(previous)}出发，我们来看${q(title)}。`,
    `讲完${q(previous)}，我们来看${q(title)}。`,
  ],
  question: (title) => [`这里有一个问题：${title}`, `我们不妨问一问：${title}`],
  stayWith: (title) =>
    title
      ? [`我们继续看${q(title)}。`, `关于${q(title)}，还有一些内容。`]
      : ['我们再往前走一步。', '我们继续。'],
  section: (title) => [`从这里开始新的一部分：${q(title)}。`, `我们现在进入${q(title)}。`],
  next: (title) => [`接着我们会讲到${q(title)}。`, `这就引出了${q(title)}。`],
  onePoint: (point) => [`这一页的要点是${q(point)}。`, `请记住这一句：${q(point)}。`],
  join: list,
  list: (points) => [`这一页上有${list(points)}。`, `这里包括${list(points)}。`],
  points: (points, total) =>
    points.length < total
      ? [`这一页列出了${total}点，其中包括${list(points)}。`]
      : [`这一页提到了${total}点：${list(points)}。`, `这里有${total}点需要记住：${list(points)}。`],
  code: ['这一页上有一个例子，请大家花一点时间看一看。', '请看这一页上的例子。'],
  picture: ['请看这一页上的图。'],
  nothing: ['请大家看一看这一页。', '我们在这里稍作停留。'],
  closing: (deck) => [`${q(deck)}就讲到这里，谢谢大家。`],
  delivery: {
    opening: ['抬头微笑，等会场安静后再开始。'],
    closing: ['放慢语速，感谢听众，留出提问时间。'],
    question: ['提出问题后停顿两秒。'],
    section: ['在这里换一口气，提示新的部分开始。'],
    code: ['指着讲到的那几行，给听众留出阅读时间。'],
    picture: ['指着图讲解，给听众留出看图的时间。'],
    points: ['每讲完一点稍作停顿。', '每一点用同样的分量来讲。'],
    longNotes: ['备注里还有更多内容，请事先通读一遍。'],
    plain: ['保持平稳的语速，看着听众。', '强调最后几个字，然后停顿。', '这里稍微放慢一点。'],
  },
}
