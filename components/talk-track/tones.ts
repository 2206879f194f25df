import type { TONES } from '@shared/kinds/talk_track/schema.ts'

export type Tone = (typeof TONES)[number]

/** How each tone reads in the form, with how it sounds. */
export const toneWords: Record<Tone, { label: string; sounds: string }> = {
  conversational: { label: 'Conversational', sounds: 'As you would explain it to a friend' },
  professional: { label: 'Professional', sounds: 'Clear and composed, for work' },
  enthusiastic: { label: 'Enthusiastic', sounds: 'With energy, for a stage' },
  academic: { label: 'Academic', sounds: 'Precise and measured, for a lecture' },
  storytelling: { label: 'Storytelling', sounds: 'One thread from the first slide to the last' },
}
