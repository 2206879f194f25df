import { count } from '@/lib/format/duration'
import type { JobLogEntry } from '@/lib/jobs/schema'

export type EventTone = 'plain' | 'done' | 'bad'

interface EventWords {
  text: string
  tone: EventTone
}

const text = (value: unknown) => (typeof value === 'string' && value ? value : null)
const number = (value: unknown) => (typeof value === 'number' ? value : null)

/** One line of a job's time line, in plain words. */
export function eventWords(
  { type, data }: JobLogEntry,
  times: number,
  stageLabel: (stage: string) => string,
): EventWords {
  const stage = text(data?.stage)
  switch (type) {
    case 'job_enqueued':
      return { text: 'You asked for it', tone: 'plain' }
    case 'job_started':
      return { text: 'A worker began', tone: 'plain' }
    case 'stage_started': {
      const tasks = number(data?.tasks) ?? 1
      const parts = tasks > 1 ? `, in ${count(tasks, 'part')} side by side` : ''
      return { text: `${stage ? stageLabel(stage) : 'The next stage'}${parts}`, tone: 'plain' }
    }
    case 'attempt_completed':
      return {
        text: times === 1 ? 'A part was finished and kept' : `${times} parts were finished and kept`,
        tone: 'done',
      }
    case 'attempt_failed':
      return { text: `A part did not work out${reason(data)}`, tone: 'bad' }
    case 'attempt_lost':
      return { text: 'A worker went silent; its part was given to another', tone: 'bad' }
    case 'attempt_released':
      return { text: 'A worker handed its part over as planned', tone: 'plain' }
    case 'job_completed':
      return { text: 'Finished', tone: 'done' }
    case 'job_failed':
      return { text: 'Stopped: it could not be finished', tone: 'bad' }
    case 'job_cancelled':
      return { text: 'You cancelled it; finished parts were kept', tone: 'plain' }
    case 'job_retried':
      return { text: 'You asked to go on; finished parts were kept', tone: 'plain' }
    case 'events_dropped':
      return { text: `${count(number(data?.count) ?? 1, 'earlier line')} left out`, tone: 'plain' }
    case 'operator_acted':
      return data?.action === 'cancel'
        ? { text: 'An operator cancelled it; finished parts were kept', tone: 'plain' }
        : { text: 'An operator started it again; finished parts were kept', tone: 'plain' }
    default:
      return { text: type.replaceAll('_', ' '), tone: 'plain' }
  }
}

function reason(data: JobLogEntry['data']): string {
  const message = text(data?.message) ?? text(data?.code)?.replaceAll('_', ' ')
  return message ? `: ${message}` : ''
}
