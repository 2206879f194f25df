import { FileText } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress'

/** A file on its way: how much has been sent, then that it is being read. */
export function UploadRow({
  name,
  sent,
  onCancel,
}: {
  name: string
  /** 0 to 100; at 100 everything is there and is being read. */
  sent: number
  onCancel: () => void
}) {
  const words = sent < 100 ? `Uploading, ${sent}%` : 'Reading the slides'
  return (
    <div role="status" className="flex items-center gap-4 rounded-box border bg-surface p-4">
      <FileText aria-hidden className="size-5 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <p className="flex justify-between gap-4 text-sm">
          <span className="truncate font-medium">{name}</span>
          <span className="shrink-0 text-ink-soft">{words}</span>
        </p>
        <ProgressBar className="mt-2" value={sent} label={`Upload of ${name}`} text={words} />
      </div>
      <Button variant="ghost" size="sm" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}
