import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type PlayableLine, SentencePlayer } from '@/lib/narrations/sentence-player'
import type { SoundLine } from '@/lib/narrations/sound-lines'

const line = (text: string, piece: string | null = `piece ${text}`): SoundLine => ({
  part: 'a',
  text,
  piece,
  pause: 0.25,
})
const LINES = ['One.', 'Two.', 'Three.'].map((text) => line(text))

/** As much of an audio element as is needed. */
function element() {
  const audio = {
    src: '',
    ended: false,
    isPlaying: false,
    playbackRate: 1,
    defaultPlaybackRate: 1,
    refuses: null as Error | null,
    async play() {
      if (audio.refuses) throw audio.refuses
      audio.isPlaying = true
    },
    pause() {
      audio.isPlaying = false
    },
  }
  return audio
}

/** What was asked for, in order; `say` answers what waits for that piece. */
function sounds() {
  const asked: string[] = []
  const waiting = new Map<string, PromiseWithResolvers<Blob>>()
  const load = ({ piece }: PlayableLine) => {
    asked.push(piece)
    const promised = Promise.withResolvers<Blob>()
    waiting.set(piece, promised)
    return promised.promise
  }
  return { asked, waiting, load }
}

let audio: ReturnType<typeof element>
beforeEach(() => {
  audio = element()
})

function playerWith(load: ConstructorParameters<typeof SentencePlayer>[0], lines = LINES) {
  const player = new SentencePlayer(load)
  player.follow(audio as unknown as HTMLAudioElement)
  player.setLines(lines)
  return player
}
const atOnce = async () => new Blob(['sound'])
const isAt = (player: SentencePlayer, at: number | null, status: string) =>
  vi.waitFor(() => expect(player.snapshot()).toMatchObject({ at, status }))

describe('sentences one after the other', () => {
  it('are played from the one that was chosen to the last, and then it is silent', async () => {
    const player = playerWith(atOnce)
    player.play(1)
    await isAt(player, 1, 'playing')
    const first = audio.src
    player.ended()
    await isAt(player, 2, 'playing')
    expect(audio.src).not.toBe(first)
    player.ended()
    await isAt(player, null, 'silent')
    expect(audio.isPlaying).toBe(false)
  })

  it('go on from where they were stopped, without asking for the sound again', async () => {
    const { asked, waiting, load } = sounds()
    const player = playerWith(load)
    player.play(0)
    waiting.get('piece One.')?.resolve(new Blob(['1']))
    await isAt(player, 0, 'playing')
    player.pause()
    expect(audio.isPlaying).toBe(false)
    player.resume()
    await isAt(player, 0, 'playing')
    // The next one was asked for ahead.
    expect(asked).toEqual(['piece One.', 'piece Two.'])
  })

  it('wait for a sentence that is not spoken yet, and go on when it is', async () => {
    const player = playerWith(atOnce, [line('One.'), line('Two.', null), line('Three.', null)])
    player.play(0)
    await isAt(player, 0, 'playing')
    player.ended()
    await isAt(player, 1, 'waiting')
    player.setLines([line('One.'), line('Two.', null), line('Three.')])
    expect(player.snapshot()).toMatchObject({ at: 1, status: 'waiting' })
    player.setLines(LINES)
    await isAt(player, 1, 'playing')
  })

  it('a sound that arrives when another was chosen is not played', async () => {
    const { waiting, load } = sounds()
    const player = playerWith(load)
    player.play(0)
    player.play(2)
    waiting.get('piece Three.')?.resolve(new Blob(['3']))
    await isAt(player, 2, 'playing')
    const now = audio.src
    waiting.get('piece One.')?.resolve(new Blob(['1']))
    await waiting.get('piece One.')?.promise
    expect(audio.src).toBe(now)
    expect(player.snapshot()).toMatchObject({ at: 2, status: 'playing' })
  })

  it('stay with the words that are heard when the lines change, and stop when these are gone', async () => {
    const player = playerWith(atOnce)
    player.play(1)
    await isAt(player, 1, 'playing')
    player.setLines([line('New.'), ...LINES])
    expect(player.snapshot()).toMatchObject({ at: 2, status: 'playing' })
    player.setLines([line('Else.')])
    expect(player.snapshot()).toMatchObject({ at: null, status: 'silent' })
  })

  it('step back and on, and not beyond the ends', async () => {
    const player = playerWith(atOnce)
    player.play(0)
    await isAt(player, 0, 'playing')
    player.step(-1)
    expect(player.snapshot().at).toBe(0)
    player.step(1)
    await isAt(player, 1, 'playing')
    player.play(2)
    await isAt(player, 2, 'playing')
    player.step(1)
    expect(player.snapshot().at).toBe(2)
  })
})

describe('what goes wrong', () => {
  it('is said, and asked for again by the next try', async () => {
    let fails = true
    const player = playerWith(async () => {
      if (fails) throw new Error('The sound of this narration is no longer there.')
      return new Blob(['1'])
    })
    player.play(0)
    await isAt(player, 0, 'paused')
    expect(player.snapshot().problem).toBe('The sound of this narration is no longer there.')
    fails = false
    player.resume()
    await isAt(player, 0, 'playing')
    expect(player.snapshot().problem).toBeNull()
  })

  it('where the browser lets nothing begin, is no problem of the sound', async () => {
    const player = playerWith(atOnce)
    audio.refuses = new DOMException('Not now', 'NotAllowedError')
    player.play(0)
    await isAt(player, 0, 'paused')
    expect(player.snapshot().problem).toBeNull()
  })

  it('a pause that a headset makes is one, and the end of a sound is none', async () => {
    const player = playerWith(atOnce)
    player.play(0)
    await isAt(player, 0, 'playing')
    audio.ended = true
    player.paused()
    expect(player.snapshot().status).toBe('playing')
    audio.ended = false
    player.paused()
    expect(player.snapshot().status).toBe('paused')
  })
})

it('the pace is kept for every sound', async () => {
  const player = playerWith(atOnce)
  player.setPace(0.8)
  expect(audio).toMatchObject({ playbackRate: 0.8, defaultPlaybackRate: 0.8 })
})
