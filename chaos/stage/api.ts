/** An answer that is not to be asked for again. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number, text: string) {
    super(`${status}: ${text.slice(0, 300)}`)
    this.status = status
  }
}

const REQUEST_MS = 15_000

/** The app's routes, as one user. */
export class Api {
  readonly #appUrl: string
  readonly #token: string

  constructor(appUrl: string, token: string) {
    this.#appUrl = appUrl
    this.#token = token
  }

  get(path: string, signal?: AbortSignal): Promise<unknown> {
    return this.#send('GET', path, { signal })
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<unknown> {
    return this.#send('POST', path, { body: JSON.stringify(body), headers })
  }

  async #send(method: string, path: string, init: RequestInit): Promise<unknown> {
    const timeout = AbortSignal.timeout(REQUEST_MS)
    const response = await fetch(`${this.#appUrl}/api${path}`, {
      ...init,
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
        ...init.headers,
      },
      signal: init.signal ? AbortSignal.any([init.signal, timeout]) : timeout,
    })
    const text = await response.text()
    if (response.ok) return JSON.parse(text)
    if (response.status >= 400 && response.status < 500) throw new Refused(response.status, text)
    throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`)
  }
}
