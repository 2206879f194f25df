import type { Slide } from '@shared/documents/deck.ts'
import { DECK_LIMITS } from '@shared/documents/deck.ts'
import { describe, expect, it } from 'vitest'
import { changeSlide, insertSlide, moveSlide, removeSlide, slideLabel } from '@/components/deck/deck-edits'

const slide = (id: string): Slide => ({ id, title: `Slide ${id}`, body: '', notes: '', hidden: false })
const order = (slides: Slide[]) => slides.map(({ id }) => id).join('')
const abc = [slide('a'), slide('b'), slide('c')]

describe('editing slides', () => {
  it('moves a slide, and leaves the deck as it is where there is no way to go', () => {
    expect(order(moveSlide(abc, 'a', 2))).toBe('bca')
    expect(order(moveSlide(abc, 'c', 0))).toBe('cab')
    expect(moveSlide(abc, 'a', -1)).toBe(abc)
    expect(moveSlide(abc, 'c', 3)).toBe(abc)
    expect(moveSlide(abc, 'nobody', 1)).toBe(abc)
  })

  it('inserts where it is told, up to the limit of a deck', () => {
    expect(order(insertSlide(abc, 1, slide('x')))).toBe('axbc')
    const full = Array.from({ length: DECK_LIMITS.maxSlides }, (_, index) => slide(String(index)))
    expect(insertSlide(full, 0, slide('x'))).toBe(full)
  })

  it('keeps the last slide: a deck has at least one', () => {
    expect(order(removeSlide(abc, 'b'))).toBe('ac')
    const one = [slide('a')]
    expect(removeSlide(one, 'a')).toBe(one)
  })

  it('changes one slide and no other', () => {
    const changed = changeSlide(abc, 'b', { hidden: true })
    expect(changed.map(({ hidden }) => hidden)).toEqual([false, true, false])
    expect(changed[0]).toBe(abc[0])
  })

  it('calls a slide by its title, else by how its text begins', () => {
    expect(slideLabel({ title: ' Hello ', body: '' })).toBe('Hello')
    expect(slideLabel({ title: '', body: '- First point\n- Second' })).toBe('First point')
    expect(slideLabel({ title: '', body: '  ' })).toBe('Empty slide')
  })
})
