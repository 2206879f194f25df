import { fileURLToPath } from 'node:url'
import { main } from '../lib/cli/generate.ts'
import { startStack } from '../local/stack.ts'
import { StackError } from '../local/stack-error.ts'

const code = await main(process.argv.slice(2), {
  root: fileURLToPath(new URL('../', import.meta.url)),
  startStack: (dataDirectory) => startStack({ dataDirectory, port: 0, stackOnly: true }),
  readable: (error) => (error instanceof StackError ? error.message : null),
})
// Sockets may linger; what was written to a pipe is flushed before the exit.
process.stdout.write('', () => process.exit(code))
