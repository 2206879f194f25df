import { existsSync, readFileSync } from 'node:fs'
import { levelCheck } from '@shared/stories/level-words.ts'
import { describe, expect, it } from 'vitest'

const beyond = async (language: 'en' | 'ja' | 'de', level: Parameters<typeof levelCheck>[1]) => {
  const check = await levelCheck(language, level)
  if (!check) throw new Error('There is no list')
  return (text: string, names: string[] = [], explained: string[] = []) => check(text, { names, explained })
}

describe('English', () => {
  it('of a level has only its frequent words, in any of their forms', async () => {
    const check = await beyond('en', 'A1')
    expect(check("She didn't wash the cars. They were walking and stopped; it was the biggest day.")).toEqual(
      [],
    )
    expect(check('The controversial mayor reprimanded the cat.')).toEqual(['controversial', 'reprimanded'])
  })

  it('may have names, and words that are explained, also in another form', async () => {
    const check = await beyond('en', 'A1')
    expect(check('Then Simbegwire embraced maama.', ['maama'], ['embrace'])).toEqual([])
  })

  it('has no bound at its highest levels, and other languages have no list', async () => {
    for (const level of ['C1', 'C2', 'Advanced'] as const) expect(await levelCheck('en', level)).toBeNull()
    expect(await levelCheck('de', 'A1')).toBeNull()
    expect(await levelCheck('ja', 'N1')).toBeNull()
  })
})

describe('Japanese', () => {
  it('of a level has only its kanji; names and explained words may have others', async () => {
    const check = await beyond('ja', 'N5')
    expect(check('学校で日本人の友だちと本を買いました。人々が来る。')).toEqual([])
    expect(check('田中さんは駅で鞄を買った。', ['田中'], ['駅'])).toEqual(['鞄'])
  })

  it('of a higher level has those of all below it', async () => {
    const text = '学校の運転手と憂鬱な蜘蛛'
    expect((await beyond('ja', 'N5'))(text)).toEqual(['運', '転', '憂', '鬱', '蜘', '蛛'])
    expect((await beyond('ja', 'N4'))(text)).toEqual(['憂', '鬱', '蜘', '蛛'])
    expect((await beyond('ja', 'N2'))(text)).toEqual(['憂', '鬱', '蜘', '蛛'])
  })
})

const stories = new URL('../../../../shared/data/stories/', import.meta.url)
const real = (name: string) => readFileSync(new URL(name, stories), 'utf8')
describe.skipIf(!existsSync(stories))('real texts at three reading levels', () => {
  it.each(['A1', 'A2', 'B1', 'B2'] as const)('stand in their order at %s', async (level) => {
    const check = await beyond('en', level)
    const [easy = 0, middle = 0, hard = 0] = ['ele', 'int', 'adv'].map(
      (name) => check(real(`amsterdam-${name}.en.txt`)).length,
    )
    expect(easy).toBeLessThan(middle)
    expect(middle).toBeLessThan(hard)
  })

  it('a story for children has few words beyond B1', async () => {
    const check = await beyond('en', 'B1')
    const text = real('simbegwire.longer.en.md')
    expect(check(text).length).toBeLessThan(25)
  })
})
