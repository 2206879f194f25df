import { planStages } from '../../transcripts/plan.ts'

/** Of a recording first the transcript is made, unless it has one; a transcript is cut into pieces that need nothing more. */
export const { plan, transcript } = planStages('notes')
