import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StackError } from '../stack-error.ts'

const require = createRequire(import.meta.url)

/** The Deno program itself: the npm package's own launcher would stand between us and its signals. */
export function findDeno(): string {
  const platform =
    process.platform === 'linux' ? `linux-${process.arch}-glibc` : `${process.platform}-${process.arch}`
  try {
    const program = join(dirname(require.resolve(`@deno/${platform}/package.json`)), 'deno')
    if (existsSync(program)) return program
  } catch (cause) {
    throw new StackError(`No Deno for this machine: @deno/${platform} is not installed.`, { cause })
  }
  throw new StackError(
    `No Deno for this machine: @deno/${platform} is not complete. Remove node_modules, start again.`,
  )
}
