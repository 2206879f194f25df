import { withoutNeverSaid } from '@shared/speech/never-said.ts'
import { expect, it } from 'vitest'

const heard = (text: string, more: object = {}) => ({
  start: 0,
  end: 2,
  speaker: null,
  text,
  noSpeech: 0.01,
  logprob: -0.2,
  compression: 1.3,
  ...more,
})
const left = (...segments: ReturnType<typeof heard>[]) => withoutNeverSaid(segments).map(({ text }) => text)

it('phantoms of silence are left out, where the model doubts or nothing else is said', () => {
  expect(left(heard('Thank you for watching!'))).toEqual([])
  expect(left(heard('ご視聴ありがとうございました。', { noSpeech: null }))).toEqual([])
  expect(
    left(heard('Today we talk about rockets.'), heard('Thanks for watching.', { noSpeech: 0.7 })),
  ).toEqual(['Today we talk about rockets.'])
})

it('thanks at the end of a lecture that were heard clearly stay', () => {
  expect(left(heard('That was all.'), heard('Thank you for watching.'))).toHaveLength(2)
})

it('what the model itself takes for no speech is left out', () => {
  expect(left(heard('Mm.', { noSpeech: 0.9, logprob: -1.4 }), heard('Hello.'))).toEqual(['Hello.'])
  expect(left(heard('Quiet but sure.', { noSpeech: 0.9, logprob: -0.2 }))).toHaveLength(1)
})

it('marks of sounds are not said', () => {
  expect(left(heard('[Music]'), heard('♪♪'), heard('(applause) Welcome back.'))).toEqual(['Welcome back.'])
})

it('a model that says one thing for ever is cut short, a person who repeats is not', () => {
  const loop = Array.from({ length: 30 }, () => heard('So I am going to', { compression: 8 }))
  expect(left(heard('It begins.'), ...loop)).toEqual(['It begins.', 'So I am going to'])
  expect(left(...Array.from({ length: 5 }, () => heard('No.')))).toHaveLength(5)
})
