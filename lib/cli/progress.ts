import type { Job } from '../../supabase/functions/_shared/engine/job.ts'

interface Terminal {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

/** Shows progress: one line that is written over on a terminal, a line a change in a log. */
export class Progress {
  readonly #terminal: Terminal
  #shown = ''

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  show(job: Job): void {
    this.#line(describe(job))
  }

  /** A line that stays. */
  say(line: string): void {
    this.#clear()
    this.#terminal.write(`${line}\n`)
  }

  /** Leaves the terminal clean for the result. */
  end(): void {
    this.#clear()
  }

  #line(text: string): void {
    if (text === this.#shown) return
    if (!this.#terminal.isTTY) {
      this.#shown = text
      this.#terminal.write(`${text}\n`)
      return
    }
    const fitting = text.slice(0, Math.max(20, (this.#terminal.columns ?? 80) - 1))
    this.#terminal.write(`\r\u001b[2K${fitting}`)
    this.#shown = text
  }

  #clear(): void {
    if (this.#terminal.isTTY && this.#shown !== '') this.#terminal.write('\r\u001b[2K')
    this.#shown = ''
  }
}

function describe(job: Job): string {
  const percent = `${String(job.progress).padStart(3)} %`
  const parts = job.tasksTotal > 1 ? ` (${job.tasksDone} of ${job.tasksTotal})` : ''
  return `${percent}  ${job.message}${/\d+ of \d+/.test(job.message) ? '' : parts}`
}
