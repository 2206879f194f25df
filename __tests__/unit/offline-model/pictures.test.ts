import { sheetMaterial } from '@shared/kinds/image_generation/prompts.ts'
import { checkDescriptions, checkSheet } from '@shared/kinds/image_generation/rules.ts'
import { expect, it } from 'vitest'
import { describePictures, writeSheet } from '../../../local/model/pictures/describe.ts'
import { japaneseStory } from '../../support/stories.ts'

const sheet = writeSheet(JSON.parse(sheetMaterial(japaneseStory)))

it('the offline model says of characters what the story says of them, and invents nothing', () => {
  expect(sheet).toEqual({ characters: japaneseStory.characters, world: '' })
  expect(checkSheet(sheet)).toEqual([])
})

it('and of pictures what the story has for each, so that its rules are kept', () => {
  const sketches = japaneseStory.segments.map(({ id, text, translation, imagePrompt }, place) => ({
    segmentId: id,
    place,
    key: 'a'.repeat(64),
    text,
    translation,
    imagePrompt,
  }))
  const pictures = sketches.map(({ text, translation, imagePrompt: sketch }, index) => ({
    number: index + 1,
    text,
    translation,
    sketch,
  }))
  const reply = describePictures({ sheet, pictures })
  expect(checkDescriptions(reply, { sheet, language: 'en', sketches })).toEqual([])
  expect(reply.pictures[0]).toEqual({
    number: 1,
    who: ['田中'],
    shows: japaneseStory.segments[0]?.imagePrompt,
    alt: japaneseStory.segments[0]?.translation,
  })
})
