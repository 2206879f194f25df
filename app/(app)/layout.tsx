import type { ReactNode } from 'react'
import { JobsButton } from '@/components/jobs/jobs-button'
import { Hydrate } from '@/components/providers/hydrate'
import { AccountMenu } from '@/components/shell/account-menu'
import { ConnectionChip } from '@/components/shell/connection-chip'
import { Header } from '@/components/shell/header'
import { ProjectSwitcher } from '@/components/shell/project-switcher'
import { ThemeMenu } from '@/components/shell/theme-menu'
import { themeOfRequest } from '@/components/shell/theme-of-request'
import { TopBar } from '@/components/shell/top-bar'
import { requireUser } from '@/lib/auth/user'
import { read } from '@/lib/data/server'
import { currentChainsQuery } from '@/lib/jobs/chains/queries'
import { activeJobsQuery } from '@/lib/jobs/queries'
import { isOperator } from '@/lib/operator/server'
import { projectsQuery } from '@/lib/projects/queries'

/** Every page behind the sign-in. What runs is read here, so that the banner is there from the first paint. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const user = await requireUser()
  const [theme, operator] = await Promise.all([
    themeOfRequest(),
    isOperator(),
    read(activeJobsQuery()),
    read(currentChainsQuery()),
    read(projectsQuery()),
  ])
  return (
    <Hydrate>
      <TopBar
        header={
          <Header
            home="/projects"
            start={<ProjectSwitcher />}
            tools={
              <>
                <ConnectionChip />
                <JobsButton />
                <ThemeMenu initial={theme} />
                <AccountMenu email={user.email} isOperator={operator} />
              </>
            }
          />
        }
      />
      {children}
    </Hydrate>
  )
}
