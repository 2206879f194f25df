'use client'

import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { Ago } from '@/components/ui/ago'
import { buttonClass } from '@/components/ui/button'
import { Menu, MenuItem, MenuPanel, MenuTrigger } from '@/components/ui/menu'
import type { Project } from '@/lib/projects/schema'

/** One project in the list; the whole card leads to it. */
export function ProjectCard({
  project,
  onRename,
  onDelete,
}: {
  project: Project
  onRename: () => void
  onDelete: () => void
}) {
  return (
    <li className="relative flex min-h-32 flex-col justify-between gap-6 rounded-box border bg-surface p-5 transition-colors hover:border-line-strong">
      <h2 className="pr-10 font-semibold text-pretty wrap-anywhere">
        <Link
          href={`/projects/${project.id}`}
          className="rounded-box after:absolute after:inset-0 after:rounded-box"
        >
          {project.title}
        </Link>
      </h2>
      <p className="text-sm text-ink-faint">
        Changed <Ago moment={project.updatedAt} />
      </p>
      <div className="absolute top-3 right-3">
        <Menu>
          <MenuTrigger
            className={buttonClass({ variant: 'ghost', size: 'icon-sm' })}
            aria-label={`More for ${project.title}`}
          >
            <MoreHorizontal aria-hidden />
          </MenuTrigger>
          <MenuPanel>
            <MenuItem onSelect={onRename}>
              <Pencil aria-hidden />
              Rename
            </MenuItem>
            <MenuItem danger onSelect={onDelete}>
              <Trash2 aria-hidden />
              Delete
            </MenuItem>
          </MenuPanel>
        </Menu>
      </div>
    </li>
  )
}
