import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { SectionTime } from '@/components/notes/section-time'
import { PlaybackContext } from '@/components/playback/playback-context'
import { Playback } from '@/lib/media/recordings/playback'

afterEach(cleanup)

it('a section leads to its lines, and has a play sign only where there is a recording', () => {
  const playback = new Playback()
  playback.setLines([{ start: 3 }])
  const show = vi.spyOn(playback, 'show')
  render(
    <PlaybackContext value={playback}>
      <SectionTime heading="Mempools" lines={[1]} start={3} />
    </PlaybackContext>,
  )
  const button = screen.getByRole('button', { name: '0:03: go to Mempools' })
  button.click()
  expect(show).toHaveBeenCalledWith([1], 3)
  expect(button.querySelector('svg')).toBeNull()
  act(() => playback.follow(document.createElement('audio')))
  expect(button.querySelector('svg')).not.toBeNull()
})
