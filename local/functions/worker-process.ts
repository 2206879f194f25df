import type { ChildProcessByStdio } from 'node:child_process'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { Agent } from 'node:http'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { endsWithParent } from '../process/command.ts'
import type { ShutdownReason, UnloadReason } from './limits.ts'
import type { HostMessage, WorkerMessage } from './protocol.ts'
import { mark } from './protocol.ts'

export interface WorkerSettings {
  deno: string
  /** The `deno.json` of the functions; its packages are loaded before the first request. */
  config: string
  preload: string[]
  /** Folders that a function may read; it may write nowhere. */
  readable: string[]
  /** The whole environment of a function: nothing else of ours is inherited. */
  env: Record<string, string>
  memoryMb: number
  log: (line: string) => void
}

const program = fileURLToPath(new URL('./worker-bootstrap.ts', import.meta.url))

/** One Deno process: first a spare that belongs to no function, then one generation of one function. */
export class WorkerProcess {
  readonly secret = randomBytes(16).toString('hex')
  readonly agent = new Agent({ keepAlive: true })
  /** The port, once it takes requests. */
  readonly listening: Promise<number>
  readonly booted: Promise<void>
  readonly ended: Promise<ShutdownReason>
  pending = 0
  onPending: () => void = () => undefined
  bootError: string | null = null
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>
  private reason: ShutdownReason | null = null
  private outOfMemory = false
  private readonly port = Promise.withResolvers<number>()
  private readonly boot = Promise.withResolvers<void>()
  private readonly settings: WorkerSettings

  constructor(settings: WorkerSettings) {
    this.settings = settings
    const { command, args } = endsWithParent('SIGKILL', settings.deno, denoArguments(settings))
    // Only what is given: a function sees nothing of our own environment.
    const env = settings.env as NodeJS.ProcessEnv
    this.child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'], detached: true })
    this.listening = this.port.promise
    this.booted = this.boot.promise
    // Whoever waits for one of these handles it; a worker that nobody waits for may fail in silence.
    for (const promise of [this.listening, this.booted]) promise.catch(() => undefined)
    this.ended = new Promise((resolve) => {
      const end = (code: number | null) => {
        this.agent.destroy()
        this.port.reject(new Error('The worker ended'))
        this.boot.reject(new Error('The worker ended'))
        resolve(this.reason ?? this.whyEnded(code))
      }
      this.child.once('error', () => end(1))
      this.child.once('close', end)
    })
    this.child.stdin.on('error', () => undefined)
    createInterface({ input: this.child.stdout }).on('line', (line) => this.read(line))
    createInterface({ input: this.child.stderr }).on('line', (line) => this.readError(line))
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  /** The first request is here: load the function. */
  serve(entry: string) {
    this.tell({ type: 'serve', entry, secret: this.secret })
  }

  beforeUnload(reason: UnloadReason) {
    this.tell({ type: 'beforeunload', reason })
  }

  kill(reason: ShutdownReason) {
    this.reason ??= reason
    this.child.kill('SIGKILL')
  }

  private tell(message: HostMessage) {
    if (this.child.stdin.writable) this.child.stdin.write(`${JSON.stringify(message)}\n`)
  }

  private read(line: string) {
    if (!line.startsWith(mark)) return this.settings.log(line)
    const message = JSON.parse(line.slice(mark.length)) as WorkerMessage
    if (message.type === 'listening') this.port.resolve(message.port)
    else if (message.type === 'booted') this.boot.resolve()
    else if (message.type === 'boot_failed') {
      this.bootError = message.message
      this.settings.log(`boot error: ${message.message}`)
    } else {
      this.pending = message.count
      this.onPending()
    }
  }

  private readError(line: string) {
    if (/out of memory|heap limit/i.test(line)) this.outOfMemory = true
    this.settings.log(line)
  }

  private whyEnded(code: number | null): ShutdownReason {
    if (this.outOfMemory) return 'Memory'
    return code === 0 ? 'EventLoopCompleted' : 'UncaughtException'
  }
}

function denoArguments({ config, preload, readable, memoryMb }: WorkerSettings): string[] {
  return [
    'run',
    '--quiet',
    '--no-prompt',
    '--no-remote',
    '--no-lock',
    // Not in deno.json, which goes along to hosted Supabase, where there is no node_modules.
    '--node-modules-dir=manual',
    '--unstable-no-legacy-abort',
    '--allow-net',
    '--allow-env',
    '--allow-sys',
    `--allow-read=${readable.join(',')}`,
    `--config=${config}`,
    // Sound that is passed on is garbage outside V8's heap, which goes with the young objects that hold it: the sooner those
    // are looked through, the less of it lies about. With V8's own 16 MB a worker has had 173 MB at once, with these 118.
    `--v8-flags=--max-old-space-size=${memoryMb},--max-semi-space-size=2`,
    program,
    ...preload,
  ]
}
