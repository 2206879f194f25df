import { DECK_LIMITS } from '../../supabase/functions/_shared/documents/deck.ts'
import { importErrors } from '../../supabase/functions/_shared/engine/catalogue/import-errors.ts'
import { transcriptErrors } from '../../supabase/functions/_shared/engine/catalogue/transcript-errors.ts'

/** Every code an import can end with; title, explanation and action of each are in the error catalogue. */
export type ImportErrorCode = keyof typeof importErrors | keyof typeof transcriptErrors

export { importErrors }

/** A file that cannot become what it is imported as. The message is a sentence that says what is wrong and what to do. */
export class ImportError extends Error {
  override readonly name = 'ImportError'
  readonly code: ImportErrorCode
  constructor(code: ImportErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The error of a code with the catalogue's own words, for when there is nothing more exact to say. */
export function importError(code: ImportErrorCode, options?: ErrorOptions): ImportError {
  const { explanation, action } = { ...importErrors, ...transcriptErrors }[code]
  return new ImportError(code, `${explanation} ${action}`, options)
}

/** The error for a deck of so many slides. */
export function tooManySlides(count: number): ImportError {
  return new ImportError(
    'deck_too_many_slides',
    `The deck has ${count} slides; a deck may have at most ${DECK_LIMITS.maxSlides}. Split it into several decks and import each of them.`,
  )
}
