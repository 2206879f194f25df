'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { CannotYet } from '@/components/model/cannot-yet'
import { Button } from '@/components/ui/button'
import { Field, Textarea } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { useStartJob } from '@/lib/jobs/use-start-job'
import { PictureDrop } from './picture-drop'
import { PictureLibrary } from './picture-library'
import { PicturePreview } from './picture-preview'
import { usePicture } from './use-picture'

/** A journey from a picture: one that is dropped, pasted or chosen, or one of the project. */
export function PictureForm({ projectId }: { projectId: string }) {
  const router = useRouter()
  const start = useStartJob('journey_from_diagram')
  const picture = usePicture(projectId)
  const [prompt, setPrompt] = useState('')
  const busy = picture.sending || start.isPending || start.isSuccess
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const mediaId = await picture.store()
    if (mediaId === null) return
    start.mutate(
      { projectId, input: { mediaId, prompt: prompt.trim() } },
      { onSuccess: ({ jobId }) => router.push(`/projects/${projectId}/customer-journey/live/${jobId}`) },
    )
  }
  const problem = picture.problem ?? start.error?.message ?? null
  return (
    <form onSubmit={submit} className="flex flex-col gap-6 rounded-box border bg-surface p-5 sm:p-8">
      <PictureDrop limits={picture.limits} disabled={busy} onFile={picture.choose} />
      <CannotYet what="pictures" />
      <PictureLibrary projectId={projectId} chosen={picture.storedId} onChoose={picture.chooseStored} />
      <PicturePreview picture={picture} projectId={projectId} />
      <Field id="picture-wish" label="What to look for" hint="Left empty: the whole way, as it is drawn.">
        <Textarea
          id="picture-wish"
          value={prompt}
          maxLength={1_000}
          rows={2}
          aria-describedby="picture-wish-hint"
          onChange={(event) => setPrompt(event.target.value)}
        />
      </Field>
      {problem ? <Note tone="problem">{problem}</Note> : null}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4 border-t pt-6">
        <p className="text-sm text-ink-soft" role="status">
          {picture.words}
        </p>
        <Button
          type="submit"
          variant="stage"
          size="lg"
          disabled={busy || !picture.ready}
          className="max-sm:w-full"
        >
          {picture.sending ? 'Sending…' : busy ? 'Starting…' : 'Generate journey'}
        </Button>
      </div>
    </form>
  )
}
