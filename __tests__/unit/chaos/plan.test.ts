import { expect, it } from 'vitest'
import { readArguments } from '../../../chaos/arguments.ts'
import { plannedReply } from '../../../chaos/plan/model-replies.ts'
import { makePlan } from '../../../chaos/plan/plan.ts'

it('follows from the seed alone', () => {
  const options = { seed: 7, minutes: 10, users: 8 }
  expect(makePlan(options)).toEqual(makePlan(options))
  expect(makePlan(options)).not.toEqual(makePlan({ ...options, seed: 8 }))
  expect(plannedReply(7, 'u0-j0 part 0 0', 1)).toEqual(plannedReply(7, 'u0-j0 part 0 0', 1))
})

it.each([1, 2, 3, 4, 5])('brings three hundred strikes in ten minutes, of every type (seed %d)', (seed) => {
  const { strikes, jobs } = makePlan({ seed, minutes: 10, users: 8 })
  expect(strikes.length).toBeGreaterThan(300)
  expect(new Set(strikes.map(({ type }) => type)).size).toBe(11)
  expect(new Set(jobs.map(({ kind }) => kind)).size).toBe(3)
  expect(jobs.some(({ dependsOn }) => dependsOn.length > 1)).toBe(true)
})

it('says what it cannot read', () => {
  expect(readArguments(['--seed', '5', '--minutes', '2'])).toMatchObject({
    seed: 5,
    minutes: 2,
    users: 8,
    out: null,
  })
  expect(() => readArguments(['--minutes', 'ten'])).toThrow(
    '--minutes takes a number from 0.1 to 240, not "ten".',
  )
  expect(readArguments(['--help'])).toBeNull()
})
