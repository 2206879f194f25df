import { Construction } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import type { RouteProps } from '@/app/route-props'
import { FUNNEL_STEPS } from '@/components/funnel/steps'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'

const unbuilt = (slug: string) => FUNNEL_STEPS.find((step) => step.slug === slug && !step.built)

export async function generateMetadata({
  params,
}: RouteProps<{ projectId: string; step: string }>): Promise<Metadata> {
  return { title: unbuilt((await params).step)?.title ?? 'Not found' }
}

/** A step that is not built yet, and says so. */
export default async function UnbuiltStepPage({ params }: RouteProps<{ projectId: string; step: string }>) {
  const { projectId, step: slug } = await params
  const step = unbuilt(slug)
  if (!step) notFound()
  return (
    <>
      <PageHeader eyebrow={`Step ${step.number}`} title={step.title}>
        {step.about}
      </PageHeader>
      <EmptyState
        icon={<Construction />}
        title="Not built yet"
        action={
          <Button asChild>
            <Link href={`/projects/${projectId}/talk-track`}>Go to the talk track</Link>
          </Button>
        }
      >
        This step is planned and does nothing today. Customer journey, deck structure and talk track are ready
        to use.
      </EmptyState>
    </>
  )
}
