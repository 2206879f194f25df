import 'server-only'
import { explain } from '@shared/engine/error-catalogue.ts'
import { AppError } from '@/lib/http/app-error'
import { ImportError } from '@/lib/importers/errors'

/** Answers what cannot be imported with the reason; what is no such reason goes on as it is. */
export function refused(error: unknown): never {
  if (!(error instanceof ImportError)) throw error
  throw new AppError(explain(error.code).status ?? 422, error.code, error.message, { cause: error })
}
