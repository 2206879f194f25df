import { FolderOpen } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'
import { CreateProject } from './create-project'
import { OpenSample } from './open-sample'

export function NoProjects() {
  return (
    <EmptyState
      icon={<FolderOpen />}
      title="Your first project"
      action={
        <>
          <CreateProject variant="stage" />
          <OpenSample />
        </>
      }
    >
      A project holds one thing you teach, from its deck to its talk track; the sample shows it with 62
      slides.
    </EmptyState>
  )
}
