import type { Chain } from '@/lib/jobs/chains/schema'
import { kindLabels } from '@/lib/jobs/kind-labels'
import { JobStateLabel } from '../job-state-label'

/** The parts of a chain in one line, each with its state. */
export function ChainParts({ chain }: { chain: Chain }) {
  return (
    <ol aria-label="Parts" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-soft">
      {chain.parts.map(({ position, optional, job }) => (
        <li key={position} className="flex items-center gap-1.5 whitespace-nowrap">
          <JobStateLabel job={job} bare />
          {kindLabels(job.kind).title}
          {optional ? <span className="text-ink-faint">(optional)</span> : null}
        </li>
      ))}
    </ol>
  )
}
