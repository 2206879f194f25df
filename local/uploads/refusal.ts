/** An answer that is no upload, in the two fields that the tus server reads from an error. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status_code: number
  readonly body: string

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status_code = status
    this.body = `${message}\n`
  }
}
