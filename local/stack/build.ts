import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { endsWithParent } from '../process/command.ts'
import { StackError } from '../stack-error.ts'

const sources = [
  'app',
  'components',
  'instrumentation-client.ts',
  'lib',
  'public',
  'supabase/functions/_shared',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]

function* filesBelow(path: string): Generator<string> {
  if (!existsSync(path)) return
  if (statSync(path).isFile()) {
    yield path
    return
  }
  for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name))
}

/** One number for everything that the build is made of. */
function sourceHash(root: string): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesBelow(join(root, source))) hash.update(`${file}\0`).update(readFileSync(file))
  }
  return hash.digest('hex')
}

export interface BuildOptions {
  root: string
  signal?: AbortSignal
  log: (line: string) => void
  announce: (line: string) => void
}

/** Builds the app when there is no build of exactly these sources. */
export async function buildIfNeeded({ root, signal, log, announce }: BuildOptions) {
  const stamp = join(root, '.next', 'offstage-source-hash')
  const hash = sourceHash(root)
  const built = existsSync(join(root, '.next', 'BUILD_ID')) && existsSync(stamp)
  if (built && readFileSync(stamp, 'utf8') === hash) return
  announce('Building the app, which takes about a minute …')
  const lines: string[] = []
  const code = await run(root, signal, (line) => {
    lines.push(line)
    log(`[build] ${line}`)
  })
  signal?.throwIfAborted()
  if (code !== 0) {
    const reason = lines.find((line) => /error|failed/i.test(line)) ?? lines.at(-1) ?? 'no reason given'
    throw new StackError(`The app could not be built: ${reason.trim()} (run "npm run build" to see it all)`)
  }
  writeFileSync(stamp, hash)
}

function run(
  root: string,
  signal: AbortSignal | undefined,
  onLine: (line: string) => void,
): Promise<number | null> {
  const next = join(root, 'node_modules/next/dist/bin/next')
  const { command, args } = endsWithParent('SIGTERM', process.execPath, [next, 'build'])
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const child = spawn(command, args, { cwd: root, env, signal, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().split('\n')) if (line.trim()) onLine(line)
    })
  }
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', resolve)
  })
}
