import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

/** Adds one of the user's own to the list above it. */
export function AddButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="ghost" size="sm" className="mt-2 -ml-2" onClick={onClick}>
      <Plus aria-hidden />
      {children}
    </Button>
  )
}
