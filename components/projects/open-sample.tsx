'use client'

import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { Button, type ButtonStyle } from '@/components/ui/button'
import { useCreateSampleProject } from '@/lib/projects/use-create-sample-project'

/** Makes the sample project, with its deck of 62 slides, and goes there. */
export function OpenSample({ variant = 'secondary' }: Pick<ButtonStyle, 'variant'>) {
  const router = useRouter()
  const sample = useCreateSampleProject()
  const open = () =>
    sample.mutate(undefined, {
      onSuccess: (project) => router.push(`/projects/${project.id}`),
      onError: (error) => toast.error(error.message),
    })
  return (
    <Button variant={variant} disabled={sample.isPending || sample.isSuccess} onClick={open}>
      {sample.isPending || sample.isSuccess ? 'Opening…' : 'Open the sample project'}
    </Button>
  )
}
