'use client'

import { Note } from '@/components/ui/note'
import type { RefusedPicture } from '@/lib/stories/schema'
import { MakePicture, type PictureWish } from './make-picture'

/** Why a segment got no picture, or no new one, and what can be done. */
export function PictureRefused({
  refused,
  hasPicture,
  wish,
}: {
  refused: RefusedPicture
  hasPicture: boolean
  wish: PictureWish
}) {
  return (
    <Note
      tone="warning"
      title="This picture was refused"
      className="max-w-[46.5rem] print:hidden"
      action={<MakePicture wish={wish} look="button" />}
    >
      {refused.message} {hasPicture ? 'The one before it is kept.' : ''} It may be drawn another time, or in
      another style.
    </Note>
  )
}
