import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { StackError } from './stack-error.ts'

export interface Arguments {
  dev: boolean
  port: number
  dataDirectory: string
  stackOnly: boolean
}

export const help = `Usage: bin/start [--dev] [--port N] [--data DIR] [--stack-only]

Installs what is missing, starts everything and prints one line when it is ready.

  --dev         the app in development mode, with all logs on the screen
  --port N      the app's port (default 3000); the API, Postgres and the offline model take the next three
  --data DIR    where everything is kept (default .offstage)
  --stack-only  the embedded Supabase without the app
  --help        this text

Settings come from the environment or from .env (see .env.example). Ctrl-C stops everything.
`

/** The command line of `bin/start`; null when it only asks for help. */
export function readArguments(args: string[], root: string): Arguments | null {
  const { values } = parse(args)
  if (values.help) return null
  const port = Number(values.port ?? 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_532) {
    throw new StackError(`--port takes a number from 1 to 65532, not "${values.port}".`)
  }
  return {
    dev: values.dev ?? false,
    port,
    dataDirectory: values.data ? resolve(values.data) : resolve(root, '.offstage'),
    stackOnly: values['stack-only'] ?? false,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        dev: { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        'stack-only': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    const message = error instanceof Error ? error.message.split(/\.\s/)[0] : String(error)
    throw new StackError(`${message}. See bin/start --help.`)
  }
}
