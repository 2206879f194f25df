import { ChevronRight } from 'lucide-react'
import { count } from '@/lib/format/duration'

/** What the importer could not take along, in its own sentences. */
export function ImportRemarks({ warnings }: { warnings: string[] }) {
  if (warnings.length === 0) return null
  return (
    <details className="group rounded-box border bg-surface text-sm">
      <summary className="touch flex list-none items-center gap-2 rounded-box px-4 py-2.5 font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 text-ink-faint group-open:rotate-90" />
        {count(warnings.length, 'remark')} from the import
      </summary>
      <ul className="flex list-disc flex-col gap-1 border-t px-4 py-3 pl-9 text-ink-soft">
        {warnings.map((warning) => (
          <li key={warning} className="as-written">
            {warning}
          </li>
        ))}
      </ul>
    </details>
  )
}
