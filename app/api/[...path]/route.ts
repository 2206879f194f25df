import { AppError } from '@/lib/http/app-error'
import { toProblem } from '@/lib/http/to-problem'

/** An address of the API that does not exist is answered in the API's own form, not with a page. */
function nothing(): Response {
  return toProblem(new AppError(404, 'not_found', 'There is nothing at this address.'), crypto.randomUUID())
}

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT }
