import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writePrint } from '../exporters/print/index.ts'
import { ImportError } from '../importers/index.ts'
import { type CliFormat, type GenerateArguments, HELP, readArguments } from './arguments.ts'
import { CliError } from './cli-error.ts'
import { type Connection, connect, type StartStack } from './connect.ts'
import { checkOutput, readInput, writeOutput } from './files.ts'
import { type CliKind, cliKinds } from './kinds.ts'
import { Progress } from './progress.ts'
import { enqueue, follow, readResult, storeSource } from './run-job.ts'

interface Surroundings {
  /** The project's folder, with its `.env` and `.offstage`. */
  root: string
  startStack: StartStack
  /** The sentence for errors of the stack that are meant to be read; null for others. */
  readable(error: unknown): string | null
}

const NO_ID = '00000000-0000-4000-8000-000000000000'

const progress = new Progress(process.stderr)
let connection: Connection | null = null
let jobId: string | null = null

async function generate(given: GenerateArguments, { root, startStack }: Surroundings): Promise<void> {
  const { kind, file, out, format, data, options } = given
  const cliKind = cliKinds[kind]
  if (!cliKind) throw new CliError(`There is no kind "${kind}" here.`, 2)
  // Everything that can be wrong with the command is found before a stack is started or a word written.
  cliKind.input(NO_ID, options)
  checkForm(kind, cliKind, format, out)
  if (out !== null) checkOutput(out)
  const deckFile = readInput(file)
  const source = await cliKind.read(deckFile)
  for (const warning of source.warnings) progress.say(`Note: ${warning}`)

  const settings = join(root, '.env')
  if (existsSync(settings)) process.loadEnvFile(settings)
  const directory = data === null ? join(root, '.offstage') : resolve(data)
  connection = await connect(directory, startStack, (line) => progress.say(line))
  const stored = await storeSource(connection, deckFile.fileName, source)
  const { first } = cliKind
  const input = cliKind.input(stored.id, options, 'mediaType' in source)
  let job = await run(connection, first?.kind ?? kind, stored.projectId, input)
  if (first) {
    const before = await readResult(connection, job)
    job = await run(connection, kind, stored.projectId, first.next(before.id))
  }
  const result = await readResult(connection, job)
  progress.end()

  const { title, content } = result
  if (cliKind.files && out !== null && format === 'markdown') {
    const written = await cliKind.files.write(content, out, connection.client)
    progress.say(`Written to ${written.join(', ')}.`)
    return
  }
  const text =
    (format === 'docx' || format === 'pdf') && cliKind.toPrint
      ? await writePrint(cliKind.toPrint(title, content), format, root)
      : format === 'markdown' && cliKind.toMarkdown
        ? cliKind.toMarkdown(title, content)
        : `${JSON.stringify({ jobId: job.id, documentId: result.id, kind, title, content }, null, 2)}\n`
  if (out === null) process.stdout.write(text)
  else {
    writeOutput(out, text)
    progress.say(`Written to ${out}.`)
  }
}

/** Says before anything is generated that a kind cannot be written so. */
function checkForm(kind: string, { files }: CliKind, format: CliFormat, out: string | null): void {
  if (!files || format === 'json') return
  const endings = files.endings.join(' or ')
  if (format !== 'markdown')
    throw new CliError(`${kind} is nothing to print: it is written as ${endings}.`, 2)
  const isRight = out !== null && files.endings.some((ending) => out.toLowerCase().endsWith(ending))
  if (!isRight) throw new CliError(`${kind} needs --out with a file that ends in ${endings}.`, 2)
}

/** Runs a job to its end, with its progress on the terminal. */
async function run(to: Connection, kind: string, projectId: string, input: Record<string, unknown>) {
  const job = await enqueue(to, kind, projectId, input)
  jobId = job.id
  return follow(to, job.id, (changed) => progress.show(changed))
}

/** Ctrl-C ends the watching, not the job. */
function interrupted(): void {
  progress.say('')
  if (jobId === null) progress.say('Stopped; nothing was started.')
  else if (connection?.appUrl) {
    progress.say(`The job goes on without this window: see it at ${connection.appUrl}/jobs (job ${jobId}).`)
  } else progress.say(`The job is kept (${jobId}); it goes on when bin/start runs, and shows under Jobs.`)
  close().finally(() => process.exit(130))
}

async function close(): Promise<void> {
  const open = connection
  connection = null
  await open?.close()
}

function sentenceOf(error: unknown, readable: Surroundings['readable']): string {
  if (error instanceof CliError || error instanceof ImportError) return error.message
  const sentence = readable(error)
  if (sentence !== null) return sentence
  if (process.env.OFFSTAGE_DEBUG) console.error(error)
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error)
  return `Something unexpected happened: ${reason}`
}

/** The command `bin/generate`; the exit code. */
export async function main(args: string[], surroundings: Surroundings): Promise<number> {
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  try {
    const given = readArguments(args)
    if (given) await generate(given, surroundings)
    else process.stdout.write(HELP)
    return 0
  } catch (error) {
    progress.end()
    process.stderr.write(`generate: ${sentenceOf(error, surroundings.readable)}\n`)
    return error instanceof CliError ? error.exitCode : 1
  } finally {
    await close()
  }
}
