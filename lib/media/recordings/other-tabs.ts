import { z } from 'zod'

const CHANNEL = 'offstage-uploads'
const TAB = 'offstage-tab:'
const AT_MOST_EVERY_MS = 500

const ToldSchema = z.object({
  mediaId: z.uuid(),
  projectId: z.uuid(),
  /** What it does and how far it is, in a sentence. */
  words: z.string().max(500),
  /** From 0 to 100; null where nobody knows how much there is. */
  percent: z.number().min(0).max(100).nullable(),
})
/** What a tab tells the others of a recording that it sends. */
export type ToldUpload = z.infer<typeof ToldSchema>

const MessageSchema = z.union([
  z.object({ asks: z.literal(true) }),
  z.object({ tab: z.string().min(1).max(64), uploads: z.array(ToldSchema).max(100) }),
])

const NONE: readonly ToldUpload[] = []

/**
 * What this browser's other tabs send: a store for `useSyncExternalStore`. A tab that sends holds a lock for as long as it
 * lives, which the others wait for: one that is closed or killed is forgotten by that.
 */
export class OtherTabs {
  readonly #tab = crypto.randomUUID()
  readonly #listeners = new Set<() => void>()
  readonly #byTab = new Map<string, readonly ToldUpload[]>()
  #all = NONE
  #own = NONE
  #channel: BroadcastChannel | null = null
  #isDue = false
  /** Whether this tab has its lock, has asked for it, or had nothing to tell yet. */
  #lock: 'none' | 'asked' | 'held' = 'none'

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The same array until something changes. */
  snapshot = (): readonly ToldUpload[] => this.#all

  /** Begins to listen, and asks what is being sent; a page without a secure address has no locks, and hears nothing. */
  open(): () => void {
    if (typeof BroadcastChannel === 'undefined' || !navigator.locks) return () => undefined
    const channel = new BroadcastChannel(CHANNEL)
    const closed = new AbortController()
    this.#channel = channel
    channel.onmessage = ({ data }) => this.#hear(data, closed.signal)
    channel.postMessage({ asks: true })
    return () => {
      closed.abort()
      channel.close()
      this.#channel = null
      this.#byTab.clear()
      this.#change()
    }
  }

  /** What this tab sends now. */
  tell(uploads: readonly ToldUpload[]): void {
    if (!this.#channel || (uploads.length === 0 && this.#own.length === 0)) return
    this.#own = uploads
    if (this.#isDue) return
    this.#isDue = true
    setTimeout(() => {
      this.#isDue = false
      this.#post()
    }, AT_MOST_EVERY_MS)
  }

  #post(): void {
    if (this.#lock === 'held') this.#channel?.postMessage({ tab: this.#tab, uploads: this.#own })
    if (this.#lock !== 'none') return
    this.#lock = 'asked'
    // Held until the tab is gone. What is told before it is held would be forgotten at once.
    void navigator.locks.request(TAB + this.#tab, () => {
      this.#lock = 'held'
      this.#post()
      return new Promise<never>(() => undefined)
    })
  }

  #hear(data: unknown, closed: AbortSignal): void {
    const message = MessageSchema.safeParse(data)
    // Another version of the product may say other things.
    if (!message.success) return
    if ('asks' in message.data) {
      if (this.#own.length > 0) this.#post()
      return
    }
    const { tab, uploads } = message.data
    const isNew = !this.#byTab.has(tab)
    this.#byTab.set(tab, uploads)
    this.#change()
    if (isNew) this.#forgetWhenGone(tab, closed)
  }

  #forgetWhenGone(tab: string, signal: AbortSignal): void {
    const gone = () => {
      this.#byTab.delete(tab)
      this.#change()
    }
    navigator.locks.request(TAB + tab, { mode: 'shared', signal }, gone).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }

  #change(): void {
    this.#all = [...this.#byTab.values()].flat()
    for (const listener of this.#listeners) listener()
  }
}
