import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { help, readArguments } from './arguments.ts'
import { isSurvivable } from './process/survivable.ts'
import { StackError } from './stack-error.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

/** Ends the process with one line for the person at the terminal. */
function fail(error: unknown): never {
  const known = error instanceof StackError
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`offstage: ${known ? message : `unexpected: ${message.split('\n')[0]}`}\n`)
  if (!known && process.env.OFFSTAGE_DEBUG) console.error(error)
  process.exit(1)
}

async function start() {
  const given = readArguments(process.argv.slice(2), root)
  if (!given) {
    process.stdout.write(help)
    return
  }
  const settings = join(root, '.env')
  if (existsSync(settings)) process.loadEnvFile(settings)

  // Only now: what is wrong on the command line is told before all the parts are loaded.
  const { startStack } = await import('./stack.ts')
  const abort = new AbortController()
  const starting = startStack({
    ...given,
    signal: abort.signal,
    announce: (line) => process.stderr.write(`${line}\n`),
    onGiveUp(error) {
      process.stderr.write(`offstage: ${error.message}\n`)
      end(1)
    },
  })

  let ending = false
  async function end(code: number) {
    if (ending) return
    ending = true
    abort.abort()
    // A start that was given up stops what it has started by itself.
    const stack = await starting.catch(() => null)
    await stack?.stop().catch(fail)
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0))

  // An error that nobody caught must not leave the children alone, nor a stack trace on the screen.
  process.on('uncaughtException', (error) => {
    console.error(error)
    if (isSurvivable(error)) return
    process.stderr.write(`offstage: unexpected: ${error.message.split('\n')[0]}; see the log.\n`)
    end(1)
  })

  const stack = await starting.catch((error: unknown) => (ending ? null : fail(error)))
  if (!stack || ending) return
  const address = given.stackOnly ? stack.urls.api : stack.urls.app
  process.stdout.write(`Ready at ${address}, sign in as ${stack.demo.email} with ${stack.demo.password}\n`)
}

start().catch(fail)
