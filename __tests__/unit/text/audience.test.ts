import { DeckOutlineInputSchema } from '@shared/kinds/deck_outline/schema.ts'
import { TalkTrackInputSchema } from '@shared/kinds/talk_track/schema.ts'
import { audienceInProse, DEFAULT_AUDIENCE } from '@shared/text/audience.ts'
import { expect, it } from 'vitest'

it('the audience of who named none reads well within a sentence, and every other as it was written', () => {
  expect(DeckOutlineInputSchema.shape.audience.parse(undefined)).toBe(DEFAULT_AUDIENCE)
  expect(TalkTrackInputSchema.shape.audience.parse(undefined)).toBe(DEFAULT_AUDIENCE)
  expect(`For ${audienceInProse(DEFAULT_AUDIENCE)}`).toBe('For a general audience')
  expect(audienceInProse('IT managers')).toBe('IT managers')
})
