'use client'

import type { StoryInput } from '@shared/kinds/story_generation/schema.ts'
import type { LanguageCode } from '@shared/stories/languages.ts'
import { type Length, type Level, levelsOf } from '@shared/stories/levels.ts'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { CannotYet } from '@/components/model/cannot-yet'
import { Button } from '@/components/ui/button'
import { Field, Input, Textarea } from '@/components/ui/field'
import { Note } from '@/components/ui/note'
import { Select } from '@/components/ui/select'
import { useStartJob } from '@/lib/jobs/use-start-job'
import { languageOptions, lengthOptions, levelOptions } from './levels'

/** What a story is made from, and the button that starts it. */
export function GenerateStory({ projectId }: { projectId: string }) {
  const router = useRouter()
  const start = useStartJob('story_generation')
  const [story, setStory] = useState<StoryInput>({
    topic: '',
    language: 'ja',
    translationLanguage: 'en',
    level: 'N5',
    length: 'short',
    instructions: '',
  })
  const change = (part: Partial<StoryInput>) => setStory((now) => ({ ...now, ...part }))
  const chooseLanguage = (language: LanguageCode) => {
    const level = levelsOf(language).includes(story.level)
      ? story.level
      : (levelsOf(language)[0] ?? 'Beginner')
    // Two different ones: what was read becomes what is known.
    const translationLanguage =
      language === story.translationLanguage ? story.language : story.translationLanguage
    change({ language, level, translationLanguage })
  }
  const busy = start.isPending || start.isSuccess
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = { ...story, topic: story.topic.trim(), instructions: story.instructions.trim() }
    start.mutate(
      { projectId, input },
      { onSuccess: ({ jobId }) => router.push(`/projects/${projectId}/story/live/${jobId}`) },
    )
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-6 rounded-box border bg-surface p-5 sm:p-8">
      <CannotYet what="stories" />
      <Field id="topic" label="Topic">
        <Input
          id="topic"
          value={story.topic}
          required
          minLength={3}
          maxLength={300}
          placeholder="A cat that takes the train alone"
          onChange={(event) => change({ topic: event.target.value })}
        />
      </Field>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field id="language" label="Written in">
          <Select
            id="language"
            value={story.language}
            onChange={(value) => chooseLanguage(value as LanguageCode)}
            options={languageOptions}
          />
        </Field>
        <Field id="translation" label="Translated to">
          <Select
            id="translation"
            value={story.translationLanguage}
            onChange={(value) => change({ translationLanguage: value as LanguageCode })}
            options={languageOptions.filter(({ value }) => value !== story.language)}
          />
        </Field>
        <Field id="level" label="Level">
          <Select
            id="level"
            value={story.level}
            onChange={(value) => change({ level: value as Level })}
            options={levelOptions(story.language)}
          />
        </Field>
        <Field id="length" label="Length">
          <Select
            id="length"
            value={story.length}
            onChange={(value) => change({ length: value as Length })}
            options={lengthOptions}
          />
        </Field>
      </div>
      <Field id="wishes" label="Wishes" hint="Left empty: none. Who is in it, how it ends, words to use.">
        <Textarea
          id="wishes"
          value={story.instructions}
          maxLength={1_000}
          rows={2}
          aria-describedby="wishes-hint"
          onChange={(event) => change({ instructions: event.target.value })}
        />
      </Field>
      {start.error ? <Note tone="problem">{start.error.message}</Note> : null}
      <div className="flex justify-end border-t pt-6">
        <Button type="submit" variant="stage" size="lg" disabled={busy} className="max-sm:w-full">
          {busy ? 'Starting…' : 'Generate story'}
        </Button>
      </div>
    </form>
  )
}
