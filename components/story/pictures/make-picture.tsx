'use client'

import type { PictureStyle } from '@shared/documents/picture.ts'
import type { StorySegment } from '@shared/documents/story.ts'
import { useQuery } from '@tanstack/react-query'
import { ImagePlus, RotateCw } from 'lucide-react'
import { toast } from 'sonner'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import type { StoryDocument } from '@/lib/documents/schema'
import { useStartJob } from '@/lib/jobs/use-start-job'
import { modelAbilityQuery } from '@/lib/model/queries'

/** A picture that can be asked for. */
export interface PictureWish {
  document: StoryDocument
  segment: StorySegment
  /** Of the segment, as it is called. */
  number: number
  style: PictureStyle
  /** In the place of the one that is there. */
  again: boolean
}

/** Asks for the picture of one segment; nothing where no model draws, and in its place while that is not known. `icon`: over a picture; `button`: beside words about it. */
export function MakePicture({
  wish: { document, segment, number, style, again },
  look,
}: {
  wish: PictureWish
  look: 'words' | 'icon' | 'button'
}) {
  const { data: ability } = useQuery(modelAbilityQuery)
  const start = useStartJob('image_generation')
  if (ability?.can.drawing === false) return null
  const words = look === 'words' ? 'Make a picture' : 'Make it again'
  const make = () =>
    start.mutate(
      {
        projectId: document.projectId,
        input: { documentId: document.id, segmentIds: [segment.id], style, again },
      },
      { onError: (error) => void toast.error(error.message) },
    )
  return (
    <Button
      size={look === 'icon' ? 'icon-sm' : 'sm'}
      variant={look === 'words' ? 'ghost' : 'secondary'}
      className={cx(
        'print:hidden',
        look === 'words' && 'mt-1 -mb-3 -ml-3 font-sans text-ink-faint',
        look === 'icon' && 'absolute right-2 bottom-2',
      )}
      disabled={start.isPending || ability === undefined}
      aria-label={`${words}, segment ${number}`}
      title={look === 'icon' ? words : undefined}
      onClick={make}
    >
      {look === 'words' ? <ImagePlus aria-hidden /> : <RotateCw aria-hidden />}
      {look === 'icon' ? null : words}
    </Button>
  )
}
