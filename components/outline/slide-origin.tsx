import type { Slide } from '@shared/documents/deck.ts'
import Link from 'next/link'
import { Fragment } from 'react'
import { cx } from '@/components/ui/cx'
import { passageWords, sourceHref } from '@/lib/documents/source-words'

/** What a generated slide rests on, with the way there; nothing for a slide that was not generated. */
export function SlideOrigin({
  slide: { sources },
  projectId,
  className,
}: {
  slide: Slide
  projectId: string
  className?: string
}) {
  if (!sources) return null
  return (
    <p className={cx('text-xs text-ink-faint wrap-anywhere', className)}>
      {sources.length === 0 ? 'Rests on your brief' : 'Rests on '}
      {sources.map((source, index) => {
        const href = sourceHref(projectId, source.type, source.documentId)
        const again = sources[index - 1]?.documentId === source.documentId
        return (
          <Fragment key={`${source.documentId} ${source.from} ${source.to}`}>
            {index > 0 ? (again ? ', ' : '; ') : null}
            {again ? null : href ? (
              <Link href={href} prefetch={false} className="underline underline-offset-2 hover:text-ink">
                {source.title}
              </Link>
            ) : (
              source.title
            )}
            {again ? '' : ', '}
            {passageWords(source.type, source)}
          </Fragment>
        )
      })}
    </p>
  )
}
