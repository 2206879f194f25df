'use client'

import { ArrowRight, MoreHorizontal, Presentation, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { Ago } from '@/components/ui/ago'
import { Button, buttonClass } from '@/components/ui/button'
import { Menu, MenuItem, MenuPanel, MenuTrigger } from '@/components/ui/menu'
import type { DocumentSummary } from '@/lib/documents/schema'

/** A document in a step's list: its name, when it was changed, and View / Edit. */
export function DocumentRow({
  document,
  href,
  icon = <Presentation />,
  detail,
  onDelete,
}: {
  document: DocumentSummary
  href: string
  icon?: React.ReactNode
  detail?: string | undefined
  onDelete: () => void
}) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
      <span aria-hidden className="text-ink-faint max-sm:hidden [&_svg]:size-5 [&_svg]:stroke-[1.5]">
        {icon}
      </span>
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium wrap-anywhere">{document.title}</p>
        <p className="mt-0.5 text-sm text-ink-faint">
          {detail ? `${detail} · ` : ''}changed <Ago moment={document.updatedAt} />
        </p>
      </div>
      <div className="flex items-center gap-1">
        <Button asChild>
          <Link href={href} aria-label={`View / Edit ${document.title}`}>
            View / Edit
            <ArrowRight aria-hidden />
          </Link>
        </Button>
        <Menu>
          <MenuTrigger
            className={buttonClass({ variant: 'ghost', size: 'icon' })}
            aria-label={`More for ${document.title}`}
          >
            <MoreHorizontal aria-hidden />
          </MenuTrigger>
          <MenuPanel>
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
