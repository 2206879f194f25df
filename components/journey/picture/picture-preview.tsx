'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { usePublicConfig } from '@/components/providers/app-providers'
import { Button } from '@/components/ui/button'
import { useStoredPicture } from '@/lib/media/picture/stored-picture'
import { useObjectUrl } from '@/lib/media/picture/use-object-url'
import type { ChosenPicture } from './use-picture'

/** What will be looked at, as it will be sent; of a PDF, the page is chosen here. */
export function PicturePreview({ picture, projectId }: { picture: ChosenPicture; projectId: string }) {
  const { file, storedId, pdf, turnTo } = picture
  if (!file) return storedId ? <StoredPreview projectId={projectId} mediaId={storedId} /> : null
  return (
    <div className="flex flex-col gap-3">
      <Preview blob={file} name={file.name} />
      {pdf && pdf.open.pages > 1 ? (
        <div className="flex items-center gap-2">
          <Button
            size="icon-sm"
            aria-label="Page before"
            disabled={pdf.page === 1}
            onClick={() => turnTo(pdf.page - 1)}
          >
            <ChevronLeft aria-hidden />
          </Button>
          <p className="nums text-sm" role="status">
            Page {pdf.page} of {pdf.open.pages}
          </p>
          <Button
            size="icon-sm"
            aria-label="Next page"
            disabled={pdf.page === pdf.open.pages}
            onClick={() => turnTo(pdf.page + 1)}
          >
            <ChevronRight aria-hidden />
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function StoredPreview({ projectId, mediaId }: { projectId: string; mediaId: string }) {
  const { data } = useStoredPicture(usePublicConfig(), projectId, mediaId)
  return data ? <Preview blob={data} name="The picture of the project" /> : null
}

function Preview({ blob, name }: { blob: Blob; name: string }) {
  const url = useObjectUrl(blob)
  if (!url) return null
  return (
    // biome-ignore lint/performance/noImgElement: a file of this browser, by a blob's address
    <img
      src={url}
      alt={name}
      className="max-h-80 max-w-full self-start rounded-inner border bg-white object-contain"
    />
  )
}
