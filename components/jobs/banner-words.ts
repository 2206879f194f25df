import { timeRange } from '@shared/text/time-range.ts'
import {
  chainEstimate,
  chainProgress,
  chainTimeLeft,
  isReady,
  mainJob,
  partNow,
} from '@/lib/jobs/chains/chain-state'
import type { Chain } from '@/lib/jobs/chains/schema'
import { jobHref, kindLabels } from '@/lib/jobs/kind-labels'
import type { Job } from '@/lib/jobs/schema'
import { timeLeft } from '@/lib/jobs/time-left'
import { jobTitle, progressWords, stageWords } from './job-state'

/** What the banner says of what runs. */
export interface BannerWords {
  href: string
  noun: string
  /** What goes on: "Generating talk track". */
  doing: string
  /** How long it usually takes: "2–5 minutes". */
  usual: string
  stage: string
  /** 0 to 100. */
  progress: number
  left: string | null
  /** What the bar is about, and all of the above in a sentence. */
  title: string
  text: string
}

export function wordsOfJob(job: Job, now: number): BannerWords {
  return {
    href: jobHref(job),
    noun: kindLabels(job.kind).noun,
    doing: doing(job),
    usual: timeRange(job.estimate),
    stage: stageWords(job, now),
    progress: job.progress,
    left: timeLeft(job, now),
    title: jobTitle(job),
    text: progressWords(job, now),
  }
}

/**
 * A chain reads as the job that it is made for; how far it is, is told of all its parts. Once that job is done it is ready, and
 * what still goes on is an optional part: then it reads as that.
 */
export function wordsOfChain(chain: Chain, now: number): BannerWords {
  const current = partNow(chain)?.job ?? mainJob(chain)
  if (isReady(chain)) return wordsOfJob(current, now)
  const main = mainJob(chain)
  const stage = stageWords(current, now)
  const progress = chainProgress(chain)
  const left = chainTimeLeft(chain, now)
  return {
    href: jobHref(main),
    noun: kindLabels(main.kind).noun,
    doing: doing(main),
    usual: timeRange(chainEstimate(chain)),
    stage,
    progress,
    left,
    title: jobTitle(main),
    text: [stage, `${progress}%`, left].filter(Boolean).join(', '),
  }
}

function doing({ kind }: Job): string {
  const labels = kindLabels(kind)
  return labels.doing ?? `Generating ${labels.noun}`
}
