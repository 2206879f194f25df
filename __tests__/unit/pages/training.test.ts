import { SopSchema } from '@shared/documents/sop.ts'
import { describe, expect, it } from 'vitest'
import { revisionText } from '@/components/documents/revision-text'
import {
  addItem,
  addRemark,
  addStep,
  changeChapter,
  changeItem,
  changeRemark,
  changeStep,
  removeItem,
  removeStep,
  type SopEdit,
} from '@/components/training/sop-edits'
import { trainingSources } from '@/components/training/sources'
import type { DocumentSummary } from '@/lib/documents/schema'
import type { Media } from '@/lib/media/schema'
import { sop } from '../exporters/sop-fixture.ts'

/** After these edits one after the other; the document is one that can be saved. */
const edited = (...edits: SopEdit[]) => SopSchema.parse(edits.reduce((now, edit) => edit(now), sop))

describe('editing a training', () => {
  it('changes, removes and adds what stands in its lists', () => {
    expect(edited(changeItem('roles', 'r1', { text: 'New' })).roles[0]).toMatchObject({
      text: 'New',
      lines: [3, 4],
    })
    expect(edited(changeItem('troubles', 'f1', { remedy: 'New' })).troubles[0]?.remedy).toBe('New')
    expect(edited(removeItem('checkpoints', 'q1')).checkpoints).toEqual([])
    for (const list of ['roles', 'materials', 'keyPoints', 'troubles', 'checkpoints'] as const) {
      expect(edited(addItem(list))[list].at(-1)).toMatchObject({ lines: [], start: null })
    }
  })

  it('changes steps with their warnings and checks, and adds those of the user’s own', () => {
    const stepsOf = (...edits: SopEdit[]) => edited(...edits).chapters.map(({ steps }) => steps)
    expect(stepsOf(changeStep('s1', (step) => ({ ...step, text: 'New' })))[1]?.[0]?.text).toBe('New')
    expect(stepsOf(changeRemark('s1', 'warnings', 'w1', 'New'))[1]?.[0]?.warnings[0]?.text).toBe('New')
    expect(stepsOf(changeRemark('s1', 'checks', 'c1', null))[1]?.[0]?.checks).toEqual([])
    expect(stepsOf(addRemark('s2', 'checks'))[2]?.[0]?.checks).toMatchObject([{ text: '', lines: [] }])
    expect(stepsOf(addStep('h1'))[0]).toMatchObject([{ text: '', lines: [], start: null }])
    expect(stepsOf(removeStep('s1'))[1]).toEqual([])
    expect(edited(changeChapter('h1', { heading: 'New' })).chapters[0]?.heading).toBe('New')
  })
})

it('a revision of a training is recognised by its purpose and its steps', () => {
  expect(revisionText(sop)).toBe('A clean machine.\n\nTalk\n\nCleaning\n# Rinse it\n\nClosing\nSign the log.')
})

it('a training is made of transcripts, and of recordings that were not heard yet but can be', () => {
  const transcript = (id: string, mediaId: string | null) => ({ id, title: id, mediaId }) as DocumentSummary
  const recording = (id: string, piecesReadyAt: string | null) => ({ id, name: id, piecesReadyAt }) as Media
  const sources = trainingSources(
    [transcript('typed', null), transcript('spoken', 'heard')],
    [recording('heard', 'then'), recording('new', 'then'), recording('coming', null)],
  )
  expect(sources.map(({ input }) => input)).toEqual([
    { transcriptId: 'typed' },
    { transcriptId: 'spoken' },
    { mediaId: 'new' },
  ])
})
