import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import type { RouteProps } from '@/app/route-props'
import { FunnelFrame } from '@/components/funnel/funnel-frame'
import { Hydrate } from '@/components/providers/hydrate'
import { read } from '@/lib/data/server'
import { documentsQuery } from '@/lib/documents/queries'
import { projectQuery } from '@/lib/projects/queries'

export async function generateMetadata({
  params,
}: Pick<RouteProps<{ projectId: string }>, 'params'> & { children: ReactNode }): Promise<Metadata> {
  const project = await read(projectQuery((await params).projectId))
  return { title: { default: project.title, template: `%s · ${project.title}` } }
}

export default async function ProjectLayout({
  children,
  params,
}: Pick<RouteProps<{ projectId: string }>, 'params'> & { children: ReactNode }) {
  const { projectId } = await params
  await Promise.all([read(projectQuery(projectId)), read(documentsQuery(projectId))])
  return (
    <Hydrate>
      <FunnelFrame projectId={projectId}>{children}</FunnelFrame>
    </Hydrate>
  )
}
