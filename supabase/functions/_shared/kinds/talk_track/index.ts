import { defineKind } from '../../engine/kind.ts'
import { plan } from './plan.ts'
import { save } from './save.ts'
import { TalkTrackInputSchema } from './schema.ts'
import { write } from './write.ts'

/** A script for every slide of a deck: planned in groups of ten, written side by side, joined in order. */
export const talkTrack = defineKind({
  kind: 'talk_track',
  input: TalkTrackInputSchema,
  stages: { plan, write, save },
})
