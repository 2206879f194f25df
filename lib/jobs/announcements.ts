import { jobHref, kindLabels } from './kind-labels'
import { questionOf } from './question'
import type { Job } from './schema'
import { mayGoOn } from './status'

export interface Announcement {
  jobId: string
  outcome: 'completed' | 'failed'
  title: string
  description: string | undefined
  href: string
  /** What the button that leads there says. */
  open: string
  /** Whether trying again may help. */
  retry: boolean
}

/** What to tell about a job that ended on its own; null for one that is not over, or that its owner cancelled. */
export function announcementOf(job: Job): Announcement | null {
  const { title, plural, open, remark } = kindLabels(job.kind)
  const shared = { jobId: job.id, href: jobHref(job), open, retry: mayGoOn(job) }
  if (job.status === 'completed') {
    const asked = questionOf(job)
    return {
      ...shared,
      outcome: 'completed',
      title: asked ? `${title}: there is a question for you` : `${title} ${plural ? 'are' : 'is'} ready`,
      description: asked?.text ?? remark?.(job.result),
      ...(asked && { open: 'Answer' }),
    }
  }
  if (job.status !== 'failed') return null
  return {
    ...shared,
    outcome: 'failed',
    title: `${title} could not be finished`,
    open: 'Open',
    description: job.error.message,
  }
}

/** Several jobs that ended while nobody looked, in one sentence. */
export function whileAway(announcements: Announcement[]): string {
  const ready = announcements.filter(({ outcome }) => outcome === 'completed').length
  const failed = announcements.length - ready
  const parts = [ready > 0 ? `${ready} finished` : '', failed > 0 ? `${failed} could not be finished` : '']
  return parts.filter(Boolean).join(', ')
}
