import { AppError } from '@/lib/http/app-error'

/** Whether a read failed because what it asks for is not there any more. */
export function isGone(error: unknown): boolean {
  return error instanceof AppError && error.status === 404
}
