import { AppError } from '@/lib/http/app-error'
import type { Document } from './schema'

export interface Draft {
  title: string
  content: Document['content']
  /** The revision under this draft is somebody else's and stays in the history. */
  keepPrevious?: boolean
}

/** What the page says about a document that is being edited. */
export type SaveState =
  | { status: 'saved'; savedAt: string }
  | { status: 'unsaved' | 'saving' }
  | { status: 'conflict' }
  | { status: 'failed'; error: AppError }

interface AutosaveOptions {
  document: Pick<Document, 'revision' | 'updatedAt'>
  save(baseRevision: number, draft: Draft): Promise<Document>
  onSaved(document: Document): void
}

const AFTER_MS = 800
const RETRY_MS = 5_000

/**
 * Saves the last draft a moment after the last change, one save at a time, each on top of the revision
 * that the last one made. A conflict stops it until the user has chosen.
 */
export class Autosave {
  readonly #options: AutosaveOptions
  readonly #listeners = new Set<() => void>()
  #revision: number
  #state: SaveState
  #draft: Draft | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | undefined

  constructor(options: AutosaveOptions) {
    this.#options = options
    this.#revision = options.document.revision
    this.#state = { status: 'saved', savedAt: options.document.updatedAt }
  }

  get = (): SaveState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The document as it is on the page now. */
  change(draft: Draft): void {
    this.#draft = draft
    if (this.#state.status === 'conflict') return
    this.#set({ status: 'unsaved' })
    this.#schedule(AFTER_MS)
  }

  /**
   * Saves at once what is not saved yet: before leaving, before an export, or by the keyboard. Whether the server has all
   * that was written until then; why not is in the state.
   */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    await this.#saving
    if (this.#draft && this.#state.status !== 'conflict') {
      this.#saving = this.#save(this.#draft).finally(() => {
        this.#saving = undefined
      })
      await this.#saving
    }
    return this.#state.status !== 'conflict' && this.#state.status !== 'failed'
  }

  /** After a conflict: the page's text goes on top of the other's revision, which stays in the history. */
  async keepMine(theirRevision: number): Promise<void> {
    this.#revision = theirRevision
    if (this.#draft) this.#draft = { ...this.#draft, keepPrevious: true }
    this.#set({ status: 'unsaved' })
    await this.flush()
  }

  /** After a conflict, or when a revision is restored: the page shows this document now. */
  takeTheirs(document: Document): void {
    this.#draft = null
    this.#revision = document.revision
    this.#set({ status: 'saved', savedAt: document.updatedAt })
  }

  /** The document as the server has it now; taken over while nothing is being edited here. */
  follow(document: Document): void {
    if (this.#draft === null && document.revision > this.#revision) this.takeTheirs(document)
  }

  /** Ends the timers; what is unsaved is sent on its way. */
  close(): void {
    void this.flush()
    clearTimeout(this.#timer)
  }

  async #save(draft: Draft): Promise<void> {
    this.#set({ status: 'saving' })
    try {
      const document = await this.#options.save(this.#revision, draft)
      this.#revision = document.revision
      const unchanged = this.#draft === draft
      if (unchanged) this.#draft = null
      this.#options.onSaved(document)
      this.#set(unchanged ? { status: 'saved', savedAt: document.updatedAt } : { status: 'unsaved' })
      if (!unchanged) this.#schedule(AFTER_MS)
    } catch (error) {
      this.#onError(error)
    }
  }

  #onError(error: unknown): void {
    const known = error instanceof AppError ? error : unexpected(error)
    if (known.code === 'revision_conflict') {
      this.#set({ status: 'conflict' })
      return
    }
    this.#set({ status: 'failed', error: known })
    // What the server refuses for good is not sent again; a lost connection is.
    if (known.status === 0 || known.status === 429 || known.status >= 500) this.#schedule(RETRY_MS)
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), delay)
  }

  #set(state: SaveState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

function unexpected(cause: unknown): AppError {
  return new AppError(0, 'bad_answer', 'The server gave an answer that this page does not understand.', {
    cause,
  })
}
