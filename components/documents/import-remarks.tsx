import { ChevronRight } from 'lucide-react'
import { count } from '@/lib/format/duration'

/** What the importer could not take along, in its own sentences. One alone is said at once, several when they are asked for. */
export function ImportRemarks({ warnings, of }: { warnings: string[]; of?: string | undefined }) {
  if (warnings.length === 0) return null
  const title = `${count(warnings.length, 'remark')} from the import${of ? ` of “${of}”` : ''}`
  if (warnings.length === 1) {
    return (
      <div className="rounded-box border bg-surface px-4 py-2.5 text-sm">
        <p className="font-medium wrap-anywhere">{title}</p>
        <p className="as-written mt-1 text-ink-soft">{warnings[0]}</p>
      </div>
    )
  }
  return (
    <details className="group rounded-box border bg-surface text-sm">
      <summary className="touch flex list-none items-center gap-2 rounded-box px-4 py-2.5 font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 text-ink-faint group-open:rotate-90" />
        <span className="min-w-0 wrap-anywhere">{title}</span>
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
