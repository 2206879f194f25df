/** One thing that is wrong with one field of a request. */
export interface FieldError {
  path: string
  message: string
}

interface AppErrorOptions extends ErrorOptions {
  /** Seconds after which the same request may succeed. */
  retryAfter?: number
  fields?: FieldError[]
  /** For `revision_conflict`: the revision that is current. */
  currentRevision?: number
  requestId?: string
}

/** The one error class of the app's own HTTP half, on the server and in the browser. `message` is for the user. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: string
  readonly status: number
  readonly retryAfter: number | undefined
  readonly fields: FieldError[]
  readonly currentRevision: number | undefined
  readonly requestId: string | undefined

  constructor(status: number, code: string, message: string, options: AppErrorOptions = {}) {
    super(message, options)
    this.status = status
    this.code = code
    this.retryAfter = options.retryAfter
    this.fields = options.fields ?? []
    this.currentRevision = options.currentRevision
    this.requestId = options.requestId
  }
}
