'use client'

import { languageName } from '@shared/stories/languages.ts'
import { LEVELS } from '@shared/stories/levels.ts'
import { BookOpen } from 'lucide-react'
import { useState } from 'react'
import { DocumentList } from '@/components/documents/document-list'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { DocumentSummary } from '@/lib/documents/schema'
import { count } from '@/lib/format/duration'
import { filterStories } from '@/lib/stories/filter-stories'

const ALL = 'all'
const NO_FILTER = { words: '', language: null as string | null, level: null as string | null }

/** The stories of a project, found by words, language and level. */
export function StoryLibrary({ projectId, stories }: { projectId: string; stories: DocumentSummary[] }) {
  const [filter, setFilter] = useState(NO_FILTER)
  const found = filterStories(stories, filter)
  const languages = [...new Set(stories.flatMap(({ language }) => language ?? []))]
  const levels = LEVELS.filter((level) => stories.some((story) => story.level === level))
  return (
    <div className="flex flex-col gap-4">
      {stories.length > 1 ? (
        <search className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
          <Field id="story-words" label="Search">
            <Input
              id="story-words"
              type="search"
              value={filter.words}
              placeholder="Title or topic"
              onChange={({ target }) => setFilter({ ...filter, words: target.value })}
            />
          </Field>
          <Field id="story-language" label="Language">
            <Select
              id="story-language"
              value={filter.language ?? ALL}
              onChange={(value) => setFilter({ ...filter, language: value === ALL ? null : value })}
              options={[
                { value: ALL, label: 'All languages' },
                ...languages.map((code) => ({ value: code, label: languageName(code) })),
              ]}
            />
          </Field>
          <Field id="story-level" label="Level">
            <Select
              id="story-level"
              value={filter.level ?? ALL}
              onChange={(value) => setFilter({ ...filter, level: value === ALL ? null : value })}
              options={[
                { value: ALL, label: 'All levels' },
                ...levels.map((level) => ({ value: level, label: level })),
              ]}
            />
          </Field>
        </search>
      ) : null}
      {stories.length > 1 ? (
        <p role="status" className="sr-only">
          {count(found.length, 'story', 'stories')}
        </p>
      ) : null}
      {found.length > 0 ? (
        <DocumentList
          label="Stories"
          documents={found}
          icon={<BookOpen />}
          goesWith="its pictures, your place in it and your answers"
          detail={({ language, level }) =>
            language && level ? `${languageName(language)}, ${level}` : undefined
          }
          href={(document) => `/projects/${projectId}/story/${document.id}`}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-4 rounded-box border border-dashed p-5">
          <p className="text-sm text-ink-soft">No story is like that.</p>
          <Button size="sm" onClick={() => setFilter(NO_FILTER)}>
            Show all
          </Button>
        </div>
      )}
    </div>
  )
}
