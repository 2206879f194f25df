import type { RouteProps } from '@/app/route-props'
import { ProjectOverview } from '@/components/funnel/project-overview'
import { PageHeader } from '@/components/ui/page-header'
import { read } from '@/lib/data/server'
import { projectQuery } from '@/lib/projects/queries'

export default async function ProjectPage({ params }: RouteProps<{ projectId: string }>) {
  const { projectId } = await params
  const project = await read(projectQuery(projectId))
  return (
    <>
      <PageHeader title={project.title}>From what you know to what you can share, in eight steps.</PageHeader>
      <ProjectOverview projectId={projectId} />
    </>
  )
}
