'use client'

import { ChevronRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { DocumentSummary } from '@/lib/documents/schema'
import { MAX_COMPARED } from './letters'

/** Which journeys to look at beside each other: two to four. */
export function ComparePicker({ projectId, journeys }: { projectId: string; journeys: DocumentSummary[] }) {
  const router = useRouter()
  const [chosen, setChosen] = useState<string[]>([])
  const ids = chosen.filter((id) => journeys.some((journey) => journey.id === id))
  if (journeys.length < 2) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    router.push(`/projects/${projectId}/customer-journey/compare?ids=${ids.join(',')}`)
  }
  return (
    <details className="group mt-3 rounded-box border bg-surface px-4">
      <summary className="touch flex list-none items-center gap-2 py-3 text-sm font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 text-ink-faint group-open:rotate-90" />
        Compare journeys
      </summary>
      <form onSubmit={submit} className="flex flex-col gap-2 pb-4">
        <fieldset className="flex flex-col">
          <legend className="mb-1 text-sm text-ink-soft">Choose two to four.</legend>
          {journeys.map(({ id, title }) => (
            <label key={id} className="touch flex min-w-0 items-center gap-3 py-2 text-sm">
              <input
                type="checkbox"
                className="size-5 shrink-0 accent-ink"
                checked={ids.includes(id)}
                disabled={!ids.includes(id) && ids.length === MAX_COMPARED}
                onChange={({ target }) =>
                  setChosen(target.checked ? [...ids, id] : ids.filter((other) => other !== id))
                }
              />
              <span className="min-w-0 wrap-anywhere">{title}</span>
            </label>
          ))}
        </fieldset>
        <Button type="submit" disabled={ids.length < 2} className="self-start">
          Compare
        </Button>
      </form>
    </details>
  )
}
