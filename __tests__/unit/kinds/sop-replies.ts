import type { SopReply } from '@shared/kinds/sop_generation/rules.ts'

export const EMPTY: SopReply = {
  nothing: 'small talk',
  title: '',
  purpose: '',
  scope: '',
  roles: [],
  materials: [],
  chapters: [],
  troubles: [],
  keyPoints: [],
  checkpoints: [],
}

/** A step that rests on these lines, with nothing to beware of. */
export const stepOf = (text: string, lines: number[]) => ({ text, lines, warnings: [], checks: [] })

/** A reply with one chapter of these steps. */
export const replyOf = (
  steps: SopReply['chapters'][number]['steps'],
  rest: Partial<SopReply> = {},
): SopReply => ({
  ...EMPTY,
  nothing: null,
  title: 'A part',
  chapters: [{ heading: 'Cleaning', line: 1, steps }],
  ...rest,
})
