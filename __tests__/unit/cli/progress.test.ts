import type { Job } from '@shared/engine/job.ts'
import { describe, expect, it } from 'vitest'
import { Progress } from '@/lib/cli/progress'

function terminal(isTTY: boolean, columns = 80) {
  const written: string[] = []
  return { isTTY, columns, written, write: (text: string) => written.push(text) }
}

const job = (progress: number, message: string) => ({ progress, message, tasksDone: 1, tasksTotal: 7 }) as Job

describe('progress', () => {
  it('is one line that is written over on a terminal, and is gone at the end', () => {
    const screen = terminal(true)
    const progress = new Progress(screen)
    progress.show(job(2, 'Reading the deck'))
    progress.show(job(15, 'Writing the scripts'))
    progress.end()
    expect(screen.written.every((text) => text.startsWith('\r\u001b[2K') && !text.includes('\n'))).toBe(true)
    expect(screen.written[1]).toContain('15 %  Writing the scripts (1 of 7)')
    expect(screen.written[2]).toBe('\r\u001b[2K')
  })

  it('is a plain line a change in a log', () => {
    const screen = terminal(false)
    const progress = new Progress(screen)
    progress.show(job(2, 'Reading the deck'))
    progress.show(job(2, 'Reading the deck'))
    progress.show(job(15, 'Part 1 of 7'))
    progress.end()
    expect(screen.written).toEqual(['  2 %  Reading the deck (1 of 7)\n', ' 15 %  Part 1 of 7\n'])
  })

  it('fits the terminal', () => {
    const screen = terminal(true, 30)
    new Progress(screen).show(job(15, 'A message that is much longer than the terminal is wide'))
    expect(screen.written[0]?.replace('\r\u001b[2K', '').length).toBeLessThan(30)
  })
})
