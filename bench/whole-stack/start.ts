/** The stack as `bin/start` brings it up, with the functions beside this file in place of the product's. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readArguments } from '../../local/arguments.ts'
import { startStack } from '../../local/stack.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const functions = join(root, 'bench/whole-stack/functions')

const given = readArguments(process.argv.slice(2), root)
if (!given) throw new Error('What is asked for is a stack')
// The same packages in the same versions as the product's functions.
copyFileSync(join(root, 'supabase/functions/deno.json'), join(functions, 'deno.json'))

const stack = await startStack({
  ...given,
  functionsDirectory: functions,
  announce: (line) => process.stderr.write(`${line}\n`),
  onGiveUp(error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  },
})
process.once('SIGTERM', async () => {
  await stack.stop()
  process.exit(0)
})
process.stdout.write(`Ready at ${stack.urls.app}\n`)
