import { repeats } from '@shared/text/alike.ts'
import { describe, expect, it } from 'vitest'

const place = (...slides: [string, string][]) =>
  repeats(slides.map(([title, body]) => ({ title, body }))).map(({ place: at, of }) => [at, of])

describe('slides that say the same', () => {
  it.each<[string, [string, string], [string, string], boolean]>([
    ['word for word', ['A', '- one two three'], ['A', '- one two three'], true],
    ['under another title', ['Why', '- one two three'], ['Something else', 'One, two, THREE!'], true],
    [
      'in another order',
      ['Why', '- salt and flour make bread'],
      ['Why', '- bread: make flour and salt'],
      true,
    ],
    [
      'of one title and other words',
      ['Example', '- a cat sleeps'],
      ['Example', '- the stock market fell'],
      false,
    ],
    [
      'of one pattern',
      ['How to bake', 'Take flour, then wait'],
      ['How to roast', 'Take beans, then grind'],
      false,
    ],
    ['in Chinese', ['面包', '面粉和水在一起'], ['面包', '面粉和水在一起。'], true],
    ['in other Chinese', ['面包', '面粉和水在一起'], ['交易', '节点转发交易的规则'], false],
  ])('%s', (_name, first, second, same) => {
    expect(place(first, second)).toEqual(same ? [[1, 0]] : [])
  })

  it('are found by their places', () => {
    expect(place(['A', 'x y z'], ['B', 'p q r'], ['A', 'x y z'], ['B', 'p q r'])).toEqual([
      [2, 0],
      [3, 1],
    ])
  })
})
