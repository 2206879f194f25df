'use client'

import { toast } from 'sonner'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { Project } from '@/lib/projects/schema'
import { useDeleteProject } from '@/lib/projects/use-delete-project'

export function DeleteProject({ project, onClose }: { project: Project; onClose: () => void }) {
  const remove = useDeleteProject()
  const confirm = () =>
    remove.mutate(project.id, {
      onSuccess: () => toast.success(`“${project.title}” is deleted`),
      onError: (error) => toast.error(error.message),
    })
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete “${project.title}”?`}
      action="Delete the project"
      onConfirm={confirm}
    >
      Its decks, its talk tracks and everything that is running for it go too. This cannot be undone.
    </ConfirmDialog>
  )
}
