'use client'

import { useQuery } from '@tanstack/react-query'
import { ChevronsUpDown, LayoutGrid } from 'lucide-react'
import Link from 'next/link'
import { useParams, useRouter } from 'next/navigation'
import { buttonClass } from '@/components/ui/button'
import {
  Menu,
  MenuItem,
  MenuLabel,
  MenuLine,
  MenuPanel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuTrigger,
} from '@/components/ui/menu'
import { projectsQuery } from '@/lib/projects/queries'

/** Says which project is open, and leads to the others. */
export function ProjectSwitcher() {
  const router = useRouter()
  const { projectId } = useParams<{ projectId?: string }>()
  const { data: projects = [] } = useQuery(projectsQuery())
  const current = projects.find((project) => project.id === projectId)
  if (projects.length === 0) return null
  return (
    <Menu>
      <MenuTrigger className={`${buttonClass({ variant: 'ghost' })} max-w-56 min-w-0 px-2 sm:max-w-72`}>
        <span className="sr-only">Project: </span>
        <span className="truncate">{current?.title ?? 'Projects'}</span>
        <ChevronsUpDown aria-hidden className="text-ink-faint" />
      </MenuTrigger>
      <MenuPanel align="start" className="w-72">
        <MenuLabel>Projects</MenuLabel>
        <MenuRadioGroup value={current?.id ?? ''} onValueChange={(id) => router.push(`/projects/${id}`)}>
          {projects.slice(0, 12).map((project) => (
            <MenuRadioItem key={project.id} value={project.id}>
              <span className="block truncate">{project.title}</span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuLine />
        <MenuItem asChild>
          <Link href="/projects">
            <LayoutGrid aria-hidden />
            All projects
          </Link>
        </MenuItem>
      </MenuPanel>
    </Menu>
  )
}
