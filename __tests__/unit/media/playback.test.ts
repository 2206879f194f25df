import { expect, it } from 'vitest'
import { captionsOf } from '@/components/notes/playback/captions'
import { Playback } from '@/lib/media/recordings/playback'

const line = (start: number | null, end: number | null, text: string, speaker: string | null = null) => ({
  start,
  end,
  speaker,
  text,
})

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
  playback.setLines([line(0, 2, 'a'), line(null, null, 'b'), line(8, 9, 'c'), line(4, 6, 'd')])
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
  playback.setLines([line(3, 4, 'a')])
  playback.show([1], 3)
  expect(playback.snapshot()).toMatchObject({ shown: [1], asked: 1, isUseful: true })
  const player = playerAt(0)
  playback.follow(player as unknown as HTMLMediaElement)
  playback.show([1], 3)
  expect(player).toMatchObject({ currentTime: 3, played: 1 })
  playback.show([1], null)
  expect(player.played).toBe(1)
})

it('captions end before the next line and after ten seconds, and no text of a transcript can end or mark one', () => {
  const captions = captionsOf([
    line(0.5, null, 'Hello <b>you</b> --> there\n\nNOTE', 'Ana'),
    line(null, null, 'no time'),
    line(3661.25, 3663, 'Later & last'),
  ])
  expect(captions).toBe(
    'WEBVTT\n\n00:00:00.500 --> 00:00:10.500\nAna: Hello &lt;b&gt;you&lt;/b&gt; --&gt; there NOTE\n\n' +
      '01:01:01.250 --> 01:01:03.000\nLater &amp; last\n',
  )
})
