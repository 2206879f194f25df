'use client'

import type { PictureStyle } from '@shared/documents/picture.ts'
import { useQuery } from '@tanstack/react-query'
import { ImagePlus } from 'lucide-react'
import { FailedJobs } from '@/components/jobs/failed-jobs'
import { JobActions } from '@/components/jobs/job-actions'
import { JobProgress } from '@/components/jobs/job-progress'
import { CannotYet } from '@/components/model/cannot-yet'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { Select } from '@/components/ui/select'
import type { StoryDocument } from '@/lib/documents/schema'
import { count } from '@/lib/format/duration'
import type { Job } from '@/lib/jobs/schema'
import { useStartJob } from '@/lib/jobs/use-start-job'
import { modelAbilityQuery } from '@/lib/model/queries'
import { styleOptions } from './picture-styles'
import type { ShownPictures } from './use-story-pictures'

const KINDS = ['image_generation']

/** Pictures for the whole story: in which style, how many there are, what is being drawn and what went wrong. */
export function PictureBar({ document, pictures }: { document: StoryDocument; pictures: ShownPictures }) {
  const { data: ability } = useQuery(modelAbilityQuery)
  return (
    <section aria-label="Pictures" className="flex max-w-[46.5rem] flex-col gap-4 print:hidden">
      <CannotYet what="drawing" />
      {ability?.can.drawing === false && pictures.jobs.length === 0 ? null : (
        <MakeAll document={document} pictures={pictures} known={ability !== undefined} />
      )}
      <FailedJobs
        projectId={document.projectId}
        kinds={KINDS}
        // What was refused is said beside its segment, where it can be asked for again.
        which={({ input, error }) => input.documentId === document.id && error.code !== 'picture_refused'}
      />
    </section>
  )
}

function MakeAll({
  document: { id, projectId, content },
  pictures: { places, jobs, style, chooseStyle },
  known,
}: {
  document: StoryDocument
  pictures: ShownPictures
  /** Whether it is known that a model draws: until then the buttons keep their places, so that nothing moves. */
  known: boolean
}) {
  const start = useStartJob('image_generation')
  const all = content.segments.map((segment) => places.get(segment.id))
  const drawn = all.filter((place) => place?.picture).length
  const missing = all.filter((place) => place?.picture?.style !== style).length
  const words =
    drawn === 0 ? 'Make all pictures' : missing > 0 ? `Make ${count(missing, 'picture')}` : 'Make all again'
  const make = () => start.mutate({ projectId, input: { documentId: id, style, again: missing === 0 } })
  return (
    <>
      {/* As high while something is drawn as before and after it, so that the text below stays where it is. */}
      <div className="flex min-h-19 flex-wrap items-end gap-3 sm:gap-x-4">
        {jobs.length > 0 ? (
          <JobsOfStory jobs={jobs} />
        ) : (
          <>
            <Field
              id="picture-style"
              label={<span className="max-sm:sr-only">Picture style</span>}
              className="min-w-32 flex-1 sm:w-44 sm:flex-none"
            >
              <Select
                id="picture-style"
                value={style}
                onChange={(value) => chooseStyle(value as PictureStyle)}
                options={styleOptions}
              />
            </Field>
            <Button disabled={start.isPending || !known} onClick={make}>
              <ImagePlus aria-hidden />
              {words}
            </Button>
            <p role="status" className="text-sm text-ink-faint max-sm:w-full sm:pb-2.5">
              {drawn} of {count(all.length, 'segment')} with a picture
            </p>
          </>
        )}
      </div>
      {start.error ? <Note tone="problem">{start.error.message}</Note> : null}
    </>
  )
}

/** In the place of what started them. */
function JobsOfStory({ jobs }: { jobs: Job[] }) {
  return (
    <ul className="flex min-w-0 flex-1 basis-64 flex-col gap-3">
      {jobs.map((job) => (
        <li key={job.id} className="flex items-center gap-4">
          <div className="min-w-0 flex-1">
            <JobProgress job={job} />
          </div>
          <JobActions job={job} open={false} />
        </li>
      ))}
    </ul>
  )
}
