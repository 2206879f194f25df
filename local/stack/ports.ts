import { freePort, portProblem } from '../process/free-port.ts'
import { StackError } from '../stack-error.ts'

export interface StackPorts {
  app: number
  api: number
  database: number
  model: number
}

const uses: Record<keyof StackPorts, string> = {
  app: 'the app',
  api: 'the Supabase API',
  database: 'Postgres',
  model: 'the offline model',
}

/** Four ports in a row from `wanted`, of which `used` must be free; four free ones anywhere for 0. */
export async function choosePorts(
  wanted: number,
  used = Object.keys(uses) as (keyof StackPorts)[],
): Promise<StackPorts> {
  const first = wanted === 0 ? await freePort(4) : wanted
  const ports = { app: first, api: first + 1, database: first + 2, model: first + 3 }
  for (const use of used) {
    const problem = await portProblem(ports[use])
    if (problem) {
      throw new StackError(
        `Port ${ports[use]}, wanted for ${uses[use]}, ${problem}. Choose others with --port (four in a row are taken).`,
      )
    }
  }
  return ports
}
