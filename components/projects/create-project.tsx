'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button, type ButtonStyle } from '@/components/ui/button'
import { useCreateProject } from '@/lib/projects/use-create-project'
import { ProjectDialog } from './project-dialog'

/** The button that asks for a name and goes to the new project. */
export function CreateProject({ variant = 'primary' }: Pick<ButtonStyle, 'variant'>) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const create = useCreateProject()
  return (
    <>
      <Button variant={variant} onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        New project
      </Button>
      {open ? (
        <ProjectDialog
          open
          onOpenChange={setOpen}
          heading="New project"
          action="Create project"
          busy={create.isPending || create.isSuccess}
          error={create.error?.message}
          onSubmit={(title) =>
            create.mutate({ title }, { onSuccess: (project) => router.push(`/projects/${project.id}`) })
          }
        />
      ) : null}
    </>
  )
}
