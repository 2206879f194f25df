import { AppError } from '@/lib/http/app-error'
import type { RecordingService, RecordingUpload } from '../send-recording'
import { beginning, type RecordingUploadState, type UploadPurpose, withProgress } from './upload-state'

interface Around {
  /** Made when it is needed: what sends files is large. */
  service(): Promise<{
    service: RecordingService
    sendRecording: typeof import('../send-recording').sendRecording
  }>
  /** Starts the notes of a recording that can be heard, in a language where one was named; resolves to their job. */
  startNotes(projectId: string, mediaId: string, language: string | null): Promise<string>
  /**
   * Starts the training of a recording of which the last byte has arrived: one request, safe to send again with the same
   * key. From then on nothing needs this tab.
   */
  startTraining(projectId: string, mediaId: string, language: string | null, key: string): Promise<void>
  /** Something about the media of a project has changed; resolves when it is read again. */
  onChange(projectId: string): Promise<void>
}

/** What is known of the notes of what is sent. */
export interface BegunNotes {
  /** The job of notes that were begun when it was sent before: none are begun again. */
  jobId: string | null
  onBegun(jobId: string): Promise<void>
}

export interface SendOptions {
  /** What is made of it; notes, unless it is said. */
  purpose?: UploadPurpose
  begun?: BegunNotes
}

/** The recordings that this tab sends, whatever page is open: a store for `useSyncExternalStore`. */
export class RecordingUploads {
  readonly #around: Around
  readonly #running = new Map<string, { upload: RecordingUpload | null; stop: AbortController }>()
  readonly #sending = new Map<string, Promise<void>>()
  readonly #listeners = new Set<() => void>()
  readonly #languages = new Map<string, string | null>()
  #states: readonly RecordingUploadState[] = []

  constructor(around: Around) {
    this.#around = around
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** All of them, the latest first. The same array until something changes. */
  snapshot = (): readonly RecordingUploadState[] => this.#states

  /** What is spoken in the recordings of a project, in two letters; null leaves it to the model to find out. */
  languageOf(projectId: string): string | null {
    return this.#languages.get(projectId) ?? null
  }

  setLanguage(projectId: string, language: string | null): void {
    this.#languages.set(projectId, language)
    this.#tell()
  }

  /**
   * Sends a recording, and starts its notes as soon as it can be heard, or its training as soon as all of it is stored.
   * Resolves when the original is stored as well, and what is made of it has begun.
   * What goes wrong is shown with it, and thrown.
   */
  send(file: File, projectId: string, { purpose = 'notes', begun }: SendOptions = {}): Promise<void> {
    // Chosen twice, it is sent once.
    const key = JSON.stringify([purpose, projectId, file.name, file.size, file.lastModified])
    const sending =
      this.#sending.get(key) ??
      this.#send(file, projectId, purpose, begun).finally(() => this.#sending.delete(key))
    this.#sending.set(key, sending)
    return sending
  }

  async #send(
    file: File,
    projectId: string,
    purpose: UploadPurpose,
    begun: BegunNotes | undefined,
  ): Promise<void> {
    const id = crypto.randomUUID()
    const stop = new AbortController()
    const running: { upload: RecordingUpload | null; stop: AbortController } = { upload: null, stop }
    this.#running.set(id, running)
    this.#states = [beginning(id, projectId, file, purpose), ...this.#states]
    this.#tell()
    try {
      const { service, sendRecording } = await this.#around.service()
      stop.signal.throwIfAborted()
      const upload = sendRecording(service, file, {
        projectId,
        purpose,
        signal: stop.signal,
        onProgress: (progress) => this.#change(id, (state) => withProgress(state, progress)),
      })
      running.upload = upload
      // What another tab has sent, it has also begun to use.
      const making =
        purpose === 'notes'
          ? upload.audible.then(async ({ mediaId, byAnother }) => {
              if (!byAnother) await this.#startNotes(id, projectId, mediaId, begun)
            })
          : upload.done.then(async (media) => {
              if (!media.byAnother) await this.#startTraining(id, projectId, media.id)
            })
      // One that fails has failed for `done`, too.
      making.catch(() => undefined)
      await upload.done
      await making
      await this.#around.onChange(projectId)
      this.#stored(id)
    } catch (error) {
      if (stop.signal.aborted) this.dismiss(id)
      else this.#change(id, (state) => ({ ...state, status: 'failed', problem: wordsFor(error) }))
      await this.#around.onChange(projectId)
      throw error
    } finally {
      this.#running.delete(id)
    }
  }

  pause(id: string): void {
    this.#running.get(id)?.upload?.pause()
  }

  resume(id: string): void {
    this.#running.get(id)?.upload?.resume()
  }

  /** Stops one. What was sent is kept for a day, so that the same file goes on from there. */
  stop(id: string): void {
    this.#running.get(id)?.stop.abort(new DOMException('The upload was stopped.', 'AbortError'))
  }

  stopAll(): void {
    for (const id of this.#running.keys()) this.stop(id)
  }

  /** Forgets one that has ended. */
  dismiss(id: string): void {
    this.#states = this.#states.filter((state) => state.id !== id)
    this.#tell()
  }

  async #startNotes(id: string, projectId: string, mediaId: string, begun?: BegunNotes): Promise<void> {
    try {
      const jobId =
        begun?.jobId ?? (await this.#around.startNotes(projectId, mediaId, this.languageOf(projectId)))
      this.#change(id, (state) => ({ ...state, jobId }))
      await begun?.onBegun(jobId)
    } catch (error) {
      // The original still goes up; notes can be asked for again.
      this.#change(id, (state) => ({ ...state, problem: wordsFor(error) }))
    }
  }

  async #startTraining(id: string, projectId: string, mediaId: string): Promise<void> {
    try {
      await this.#around.startTraining(projectId, mediaId, this.languageOf(projectId), id)
    } catch (error) {
      // All of it is stored: it can be chosen in the form.
      this.#change(id, (state) => ({ ...state, problem: wordsFor(error) }))
    }
  }

  /** Then it is one of the project's recordings like any other, unless there is something to say about it. */
  #stored(id: string): void {
    const state = this.#states.find((state) => state.id === id)
    if (state?.problem === null && state.progress.pieces.brokenOffAt === null) this.dismiss(id)
    else this.#change(id, (state) => ({ ...state, status: 'stored' }))
  }

  #change(id: string, change: (state: RecordingUploadState) => RecordingUploadState): void {
    this.#states = this.#states.map((state) => (state.id === id ? change(state) : state))
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function wordsFor(error: unknown): string {
  if (error instanceof AppError) return error.message
  return 'Something unexpected went wrong while this was sent. Choose the file again; what was sent is kept.'
}
