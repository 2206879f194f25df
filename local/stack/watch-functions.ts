import { watch } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../supabase/functions', import.meta.url))
const QUIET_MS = 200

/** Calls `onChange` once after each burst of changes to the functions' code; gives back how to stop. */
export function watchFunctions(onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(onChange, QUIET_MS)
  })
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}
