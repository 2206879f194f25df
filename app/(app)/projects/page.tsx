import type { Metadata } from 'next'
import { CreateProject } from '@/components/projects/create-project'
import { OpenSample } from '@/components/projects/open-sample'
import { ProjectList } from '@/components/projects/project-list'
import { Page } from '@/components/shell/page'
import { PageHeader } from '@/components/ui/page-header'
import { read } from '@/lib/data/server'
import { projectsQuery } from '@/lib/projects/queries'

export const metadata: Metadata = { title: 'Projects' }

export default async function ProjectsPage() {
  const projects = await read(projectsQuery())
  return (
    <Page>
      <PageHeader
        title="Projects"
        actions={
          projects.length > 0 ? (
            <>
              <OpenSample />
              <CreateProject />
            </>
          ) : null
        }
      />
      <ProjectList />
    </Page>
  )
}
