'use client'

import { LANGUAGES } from '@shared/stories/languages.ts'
import { Printer } from 'lucide-react'
import { exportChoices } from '@/components/documents/export-formats'
import { ExportMenu } from '@/components/documents/export-menu'
import { Button } from '@/components/ui/button'
import type { StoryDocument } from '@/lib/documents/schema'
import { count } from '@/lib/format/duration'
import { ListenButton } from './listening/listen-button'
import { printWithPictures } from './pictures/print-with-pictures'

/** The top of a story: its title in both languages, what it is, and what can be taken away. */
export function StoryHeader({ document }: { document: StoryDocument }) {
  const { id, title, content } = document
  const { language, translationLanguage, level, titleTranslation, topic, segments } = content
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 flex-1 basis-80">
        <h1 lang={language} className="font-serif text-2xl font-semibold wrap-anywhere">
          {title}
        </h1>
        {titleTranslation ? (
          <p lang={translationLanguage} className="mt-1 text-ink-soft wrap-anywhere">
            {titleTranslation}
          </p>
        ) : null}
        <p className="mt-1 text-sm text-ink-faint wrap-anywhere">
          {LANGUAGES[language].name}, {level} · {count(segments.length, 'segment')}
          {topic ? ` · ${topic}` : ''}
        </p>
      </div>
      <div className="flex flex-wrap gap-2 print:hidden">
        <ListenButton document={document} />
        <Button onClick={printWithPictures}>
          <Printer aria-hidden />
          Print
        </Button>
        <ExportMenu
          documentId={id}
          title={title}
          choices={exportChoices.story}
          saved
          save={async () => true}
        />
      </div>
    </div>
  )
}
