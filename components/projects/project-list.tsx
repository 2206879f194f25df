'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { projectsQuery } from '@/lib/projects/queries'
import type { Project } from '@/lib/projects/schema'
import { DeleteProject } from './delete-project'
import { NoProjects } from './no-projects'
import { ProjectCard } from './project-card'
import { RenameProject } from './rename-project'

/** All projects of the user, with what can be done to each. */
export function ProjectList() {
  const { data: projects = [] } = useQuery(projectsQuery())
  const [renaming, setRenaming] = useState<Project | null>(null)
  const [deleting, setDeleting] = useState<Project | null>(null)
  if (projects.length === 0) return <NoProjects />
  return (
    <>
      <ul aria-label="Projects" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {projects.map((project) => (
          <ProjectCard
            key={project.id}
            project={project}
            onRename={() => setRenaming(project)}
            onDelete={() => setDeleting(project)}
          />
        ))}
      </ul>
      {renaming ? <RenameProject project={renaming} onClose={() => setRenaming(null)} /> : null}
      {deleting ? <DeleteProject project={deleting} onClose={() => setDeleting(null)} /> : null}
    </>
  )
}
