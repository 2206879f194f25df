'use client'

import { Gauge, ListVideo, LogOut } from 'lucide-react'
import Link from 'next/link'
import { Menu, MenuItem, MenuLabel, MenuLine, MenuPanel, MenuTrigger } from '@/components/ui/menu'
import { signOut } from '@/lib/auth/actions'

/** Who is signed in, and the way out. */
export function AccountMenu({ email, isOperator }: { email: string; isOperator: boolean }) {
  return (
    <Menu>
      <MenuTrigger
        aria-label={`Account: ${email}`}
        className="touch group ml-1 grid size-10 place-items-center rounded-box"
      >
        <span className="grid size-8 place-items-center rounded-full bg-ink/8 text-sm font-semibold text-ink-soft uppercase transition-colors group-hover:bg-ink/14">
          {email.slice(0, 1) || '?'}
        </span>
      </MenuTrigger>
      <MenuPanel className="max-w-72">
        <MenuLabel>
          Signed in as <span className="block truncate text-sm text-ink">{email}</span>
        </MenuLabel>
        <MenuLine />
        <MenuItem asChild>
          <Link href="/jobs">
            <ListVideo aria-hidden />
            Jobs
          </Link>
        </MenuItem>
        {isOperator ? (
          <MenuItem asChild>
            <Link href="/operator">
              <Gauge aria-hidden />
              Operator
            </Link>
          </MenuItem>
        ) : null}
        <MenuItem onSelect={() => void signOut()}>
          <LogOut aria-hidden />
          Sign out
        </MenuItem>
      </MenuPanel>
    </Menu>
  )
}
