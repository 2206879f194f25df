import type { Chain } from './schema'

/** How chains are read: by `/api` in the browser, by the database's functions on the server. */
export interface ChainReads {
  /** Those that go on or ended unfinished, newest first. */
  currentChains(signal?: AbortSignal): Promise<Chain[]>
}
