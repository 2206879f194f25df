import type { JobLogEntry } from '@/lib/jobs/schema'

/** Finished parts that follow one another are one line with a number; every other event has its own. */
export function groupEvents(events: JobLogEntry[]): { event: JobLogEntry; count: number }[] {
  const groups: { event: JobLogEntry; count: number }[] = []
  for (const event of events) {
    const last = groups.at(-1)
    if (last?.event.type === 'attempt_completed' && event.type === 'attempt_completed') {
      last.event = event
      last.count += 1
    } else groups.push({ event, count: 1 })
  }
  return groups
}
