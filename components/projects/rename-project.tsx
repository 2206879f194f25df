'use client'

import type { Project } from '@/lib/projects/schema'
import { useRenameProject } from '@/lib/projects/use-rename-project'
import { ProjectDialog } from './project-dialog'

export function RenameProject({ project, onClose }: { project: Project; onClose: () => void }) {
  const rename = useRenameProject(project.id)
  return (
    <ProjectDialog
      open
      onOpenChange={(open) => !open && onClose()}
      heading="Rename the project"
      action="Rename"
      initialTitle={project.title}
      busy={rename.isPending}
      error={rename.error?.message}
      onSubmit={(title) => rename.mutate({ title }, { onSuccess: onClose })}
    />
  )
}
