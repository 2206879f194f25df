'use client'

import { useQuery } from '@tanstack/react-query'
import { Note } from '@/components/ui/note'
import { modelAbilityQuery } from '@/lib/model/queries'

const WORDS = {
  pictures: {
    title: 'No model that can see is connected',
    text: 'A picture you send is kept in the project, but not read until OPENAI_API_KEY is set, or OPENAI_BASE_URL with a model that sees in OPENAI_MODEL.',
  },
  sound: {
    title: 'No model that can hear is connected',
    text: 'A recording you send is kept in the project, but not transcribed until OPENAI_API_KEY is set, or OPENAI_BASE_URL with OPENAI_TRANSCRIPTION_MODEL.',
  },
  stories: {
    title: 'No model that can make up a story is connected',
    text: 'The offline model knows only the words it is given. Set OPENAI_API_KEY, or OPENAI_BASE_URL for another server, to have stories written.',
  },
  drawing: {
    title: 'No model that can draw is connected',
    text: 'Pictures cannot be made until OPENAI_API_KEY is set, or OPENAI_BASE_URL with OPENAI_IMAGE_MODEL.',
  },
  speech: {
    title: 'No model that can speak is connected',
    text: 'Nothing can be read aloud until OPENAI_API_KEY is set, or OPENAI_SPEECH_BASE_URL with OPENAI_SPEECH_MODEL.',
  },
} as const

/** Where a transcript does as well. */
const INSTEAD = new Set<keyof typeof WORDS>(['pictures', 'sound'])

/** Said where a file or a voice is chosen, before something is asked for in vain. Silent while it is not known. */
export function CannotYet({ what }: { what: keyof typeof WORDS }) {
  const { data } = useQuery(modelAbilityQuery)
  if (!data || data.can[what]) return null
  const { title, text } = WORDS[what]
  return (
    <Note tone="warning" title={title}>
      {text}
      {data.can.text && INSTEAD.has(what) ? ' Transcripts work now.' : null}
    </Note>
  )
}
