'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions, DialogClose, DialogPanel } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'

/** Asks for a project's name, to create it or to rename it. */
export function ProjectDialog({
  open,
  onOpenChange,
  heading,
  action,
  initialTitle = '',
  busy,
  error,
  onSubmit,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  heading: string
  action: string
  initialTitle?: string
  busy: boolean
  error: string | undefined
  onSubmit: (title: string) => void
}) {
  const [title, setTitle] = useState(initialTitle)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(title.trim())
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogPanel title={heading}>
        <form onSubmit={submit} className="mt-4">
          <Field id="project-title" label="Name" error={error}>
            <Input
              id="project-title"
              value={title}
              maxLength={200}
              required
              autoComplete="off"
              aria-invalid={error ? true : undefined}
              aria-describedby="project-title-hint"
              placeholder="What you teach, in a few words"
              onChange={(event) => setTitle(event.target.value)}
            />
          </Field>
          <DialogActions>
            <DialogClose asChild>
              <Button>Not now</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={busy || title.trim() === ''}>
              {action}
            </Button>
          </DialogActions>
        </form>
      </DialogPanel>
    </Dialog>
  )
}
