import { expect, it } from 'vitest'
import { Playback } from '@/lib/media/recordings/playback'

/** As much of a player as is needed: a place, and whether it was asked to play. */
function playerAt(currentTime: number) {
  const player = {
    currentTime,
    played: 0,
    async play() {
      player.played += 1
    },
  }
  return player
}

it('says which line is being said, also where lines have no times or are out of order', () => {
  const playback = new Playback()
  playback.setLines([0, null, 8, 4].map((start) => ({ start })))
  const player = playerAt(0)
  playback.follow(player as unknown as HTMLMediaElement)
  const heard: unknown[] = []
  playback.subscribe(() => heard.push(playback.snapshot().current))
  for (const place of [0, 1, 3.9, 4, 7.9, 8, 100, 2]) {
    player.currentTime = place
    playback.moved()
  }
  expect(heard).toEqual([1, 4, 3, 1])
})

it('plays from where a note was said, and only shows it where there is nothing to play', () => {
  const playback = new Playback()
  expect(playback.snapshot().isUseful).toBe(false)
  playback.setLines([{ start: 3 }])
  playback.show([1], 3)
  expect(playback.snapshot()).toMatchObject({ shown: [1], asked: 1, isUseful: true, canPlay: false })
  const player = playerAt(0)
  playback.follow(player as unknown as HTMLMediaElement)
  expect(playback.snapshot().canPlay).toBe(true)
  playback.show([1], 3)
  expect(player).toMatchObject({ currentTime: 3, played: 1 })
  playback.show([1], null)
  expect(player.played).toBe(1)
  playback.follow(null)
  expect(playback.snapshot()).toMatchObject({ isUseful: true, canPlay: false })
})
