'use client'

import type { PictureStyle } from '@shared/documents/picture.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { StoryDocument } from '@/lib/documents/schema'
import type { Job } from '@/lib/jobs/schema'
import { useActiveJobs } from '@/lib/jobs/use-active-jobs'
import { drawingJobs, type PicturePlace, picturePlaces, styleOf } from '@/lib/stories/picture-places'
import { storyPicturesQuery } from '@/lib/stories/queries'
import type { StoryPictures } from '@/lib/stories/schema'

export interface ShownPictures {
  /** By the id of their segment. */
  places: ReadonlyMap<string, PicturePlace>
  /** The live ones. */
  jobs: Job[]
  style: PictureStyle
  chooseStyle: (style: PictureStyle) => void
}

const NOTHING: StoryPictures = { pictures: [], refused: [] }
const NO_JOBS: Job[] = []

/** The pictures of a story, each as soon as it is drawn, and the style for the next ones. */
export function useStoryPictures({ id, content }: StoryDocument): ShownPictures {
  const client = useQueryClient()
  const { data = NOTHING } = useQuery(storyPicturesQuery(id))
  const { data: active = NO_JOBS } = useActiveJobs()
  const [chosen, chooseStyle] = useState<PictureStyle | null>(null)
  const jobs = drawingJobs(active, id)
  // A finished task, or a finished job, may have brought a picture.
  const state = jobs.map((job) => `${job.id} ${job.tasksDone}`).join()
  const seen = useRef(state)
  useEffect(() => {
    if (seen.current === state) return
    seen.current = state
    void client.invalidateQueries({ queryKey: storyPicturesQuery(id).queryKey })
  }, [client, id, state])
  const segmentIds = content.segments.map((segment) => segment.id)
  return {
    places: picturePlaces(segmentIds, data, jobs),
    jobs,
    style: chosen ?? styleOf(data.pictures),
    chooseStyle,
  }
}
