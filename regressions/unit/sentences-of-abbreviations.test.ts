import { splitSentences } from '@shared/text/sentences.ts'
import { expect, it } from 'vitest'

// Each abbreviation was looked for in all of the sentence before it: half a megabyte of them took minutes.
it('a text of nothing but abbreviations is split as quickly as any other', () => {
  expect(splitSentences('e.g. '.repeat(60_000)).length).toBeGreaterThan(0)
  expect(splitSentences(`${'Dr. '.repeat(60_000)}Sato is here. So am I.`)).toHaveLength(2)
})
