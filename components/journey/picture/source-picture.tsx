'use client'

import type { Journey } from '@shared/documents/journey.ts'
import { usePublicConfig } from '@/components/providers/app-providers'
import { useStoredPicture } from '@/lib/media/picture/stored-picture'
import { useObjectUrl } from '@/lib/media/picture/use-object-url'
import type { AnyEntry } from '../journey-edits'

type SourcePictureOf = Journey['pictures'][number]

/** The picture that a journey was read from; what the entry that is looked at rests on is marked in it. */
export function SourcePicture({
  projectId,
  picture,
  looked,
}: {
  projectId: string
  picture: SourcePictureOf
  looked: AnyEntry | null
}) {
  const { data, error } = useStoredPicture(usePublicConfig(), projectId, picture.id)
  const url = useObjectUrl(data)
  const regions = (looked?.sources ?? []).flatMap((source) =>
    'mediaId' in source && source.mediaId === picture.id ? [source.region] : [],
  )
  return (
    <figure className="sticky top-2 z-20 mb-4 flex flex-col gap-1 rounded-box border bg-surface p-2 shadow-float">
      {error ? (
        <p className="p-2 text-sm text-ink-soft">The picture itself is no longer stored.</p>
      ) : (
        <div className="flex justify-center overflow-hidden rounded-inner bg-white">
          <div
            className="relative max-h-[28dvh] max-w-full"
            style={{ aspectRatio: picture.width / picture.height }}
          >
            {url ? (
              // biome-ignore lint/performance/noImgElement: bytes of a private file, by a blob's address
              <img src={url} alt={picture.name} className="size-full max-h-[28dvh] object-contain" />
            ) : null}
            {regions.map(({ x, y, w, h }) => (
              <span
                key={`${x} ${y} ${w} ${h}`}
                data-testid="region"
                aria-hidden
                className="absolute rounded-inner border-2 border-[#b45309] bg-[#eaa53f]/25"
                style={{
                  left: `${x * 100}%`,
                  top: `${y * 100}%`,
                  width: `${w * 100}%`,
                  height: `${h * 100}%`,
                }}
              />
            ))}
          </div>
        </div>
      )}
      <figcaption className="truncate px-1 text-xs text-ink-faint">
        {regions.length > 0
          ? `“${looked?.text}” is marked`
          : `Go to a cell to see where it stands in ${picture.name}`}
      </figcaption>
    </figure>
  )
}
