import { engineErrors } from './catalogue/engine-errors.ts'
import { httpErrors } from './catalogue/http-errors.ts'
import { importErrors } from './catalogue/import-errors.ts'
import { journeyErrors } from './catalogue/journey-errors.ts'
import { lectureNotesErrors } from './catalogue/lecture-notes-errors.ts'
import { modelErrors } from './catalogue/model-errors.ts'
import { narrationErrors } from './catalogue/narration-errors.ts'
import { pictureErrors } from './catalogue/picture-errors.ts'
import { trainingErrors } from './catalogue/training-errors.ts'
import { transcriptErrors } from './catalogue/transcript-errors.ts'

/** What a person is told about an error: what happened, what it means, what they can do. */
export interface ErrorEntry {
  title: string
  explanation: string
  action: string
  /** A job would end like this again, however often it is retried: what it was made from has to change. */
  sameAgain?: true
  /** The HTTP status where the code is answered by a route. */
  status?: number
}

/**
 * Every code that a job, a route or an import can end with. The page, the problem responses and `docs/errors/`
 * all read it; a unit test holds the pages to it.
 */
export const errorCatalogue = {
  ...engineErrors,
  ...modelErrors,
  ...httpErrors,
  ...importErrors,
  ...transcriptErrors,
  ...journeyErrors,
  ...lectureNotesErrors,
  ...trainingErrors,
  ...narrationErrors,
  ...pictureErrors,
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorCatalogue

/** The entry of a code; one that is not known, from a newer worker perhaps, reads as unexpected. */
export function explain(code: string): ErrorEntry {
  return Object.hasOwn(errorCatalogue, code)
    ? errorCatalogue[code as ErrorCode]
    : errorCatalogue.unexpected_error
}

/** Their messages name what to set, as their actions do. */
const SAYS_WHAT_TO_DO: ReadonlySet<string> = new Set<ErrorCode>(['model_offline_cannot'])

/** What to do about an error, where its own message does not say it: it is said once. Empty then. */
export function actionFor({ code, message }: { code: string; message: string }): string {
  return SAYS_WHAT_TO_DO.has(code) && message !== '' ? '' : explain(code).action
}
