import { describe, expect, it } from 'vitest'
import { clock, count, spoken } from '@/lib/format/duration'
import { ago } from '@/lib/format/moment'

describe('lengths of time', () => {
  it.each([
    [0, '0:00'],
    [35.4, '0:35'],
    [575.8, '9:35'],
    [3599.99, '59:59'],
    [760, '12:40'],
    [3725, '1:02:05'],
    [-3, '0:00'],
  ])('%d seconds are %s on a clock', (seconds, text) => expect(clock(seconds)).toBe(text))

  it.each([
    [3, '5 seconds'],
    [42, '40 seconds'],
    [58, '1 minute'],
    [730, '12 minutes'],
    [3900, '1 hour 5 minutes'],
    [7200, '2 hours'],
  ])('%d seconds are said as %s', (seconds, text) => expect(spoken(seconds)).toBe(text))

  it('counts one thing and many', () => {
    expect(count(1, 'slide')).toBe('1 slide')
    expect(count(1200, 'slide')).toBe('1,200 slides')
  })
})

describe('moments', () => {
  const now = Date.parse('2026-11-22T12:00:00Z')
  it.each([
    ['2026-11-22T11:59:40Z', 'just now'],
    ['2026-11-22T11:55:00Z', '5 minutes ago'],
    ['2026-11-22T09:00:00Z', '3 hours ago'],
    ['2026-11-21T11:00:00Z', 'yesterday'],
    ['2026-03-03T11:00:00Z', '3 March 2026'],
    ['2026-11-22T12:00:05Z', 'just now'],
  ])('%s was %s', (moment, text) => expect(ago(moment, now)).toBe(text))
})
