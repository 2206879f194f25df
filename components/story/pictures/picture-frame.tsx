'use client'

import { useQuery } from '@tanstack/react-query'
import { cx } from '@/components/ui/cx'
import { Skeleton } from '@/components/ui/skeleton'
import { modelAbilityQuery } from '@/lib/model/queries'
import { pictureHref } from '@/lib/stories/operations'
import type { PicturePlace } from '@/lib/stories/picture-places'
import { MakePicture, type PictureWish } from './make-picture'

/** A picture, or the room for one: as large as it is or will be, so that nothing moves when it comes. */
export function PictureFrame({
  place: { picture, isComing },
  wish,
}: {
  place: PicturePlace
  wish: PictureWish
}) {
  const { data: ability } = useQuery(modelAbilityQuery)
  const { width, height } = picture ?? ability?.drawingSize ?? { width: 3, height: 2 }
  const { id, content } = wish.document
  return (
    <figure
      className="relative w-full max-w-lg overflow-hidden rounded-box bg-sunken break-inside-avoid"
      style={{ aspectRatio: `${width} / ${height}` }}
    >
      {picture ? (
        // biome-ignore lint/performance/noImgElement: it is the user's own file, behind their session; it is sent as it was drawn
        <img
          key={picture.id}
          src={pictureHref(id, picture.id)}
          alt={picture.alt}
          lang={content.translationLanguage}
          width={width}
          height={height}
          loading="lazy"
          decoding="async"
          className={cx('size-full object-cover transition-opacity', isComing && 'opacity-40')}
        />
      ) : (
        <Skeleton className="size-full rounded-none" />
      )}
      {isComing ? (
        <figcaption className="absolute bottom-3 left-3 rounded-inner bg-surface px-2 py-1 text-sm text-ink-soft print:hidden">
          {picture ? 'Being drawn again' : 'Being drawn'}
        </figcaption>
      ) : (
        <MakePicture wish={wish} look="icon" />
      )}
    </figure>
  )
}
