import type { JobLogEntry } from '@/lib/jobs/schema'

const BY_OPERATOR = new Set(['job_cancelled', 'job_retried'])

/**
 * Finished parts that follow one another are one line with a number, and what an operator did is said once, with who
 * did it; every other event has its own.
 */
export function groupEvents(events: JobLogEntry[]): { event: JobLogEntry; count: number }[] {
  const groups: { event: JobLogEntry; count: number }[] = []
  for (const event of events) {
    const last = groups.at(-1)
    if (last?.event.type === 'attempt_completed' && event.type === 'attempt_completed') {
      last.event = event
      last.count += 1
    } else if (last?.event.type === 'operator_acted' && BY_OPERATOR.has(event.type)) {
      // Said already.
    } else groups.push({ event, count: 1 })
  }
  return groups
}
