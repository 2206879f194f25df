import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ScriptedModel, startScriptedModel } from '../../__tests__/support/scripted-model.ts'
import { type BenchStack, startBenchStack } from './stack.ts'

/** What a measure works with. The stack starts when the first measure asks for it. */
export interface Bench {
  /** The first of the ports that may be taken: four for the stack, then those of the measures themselves. */
  port: number
  directory: string
  model(): Promise<ScriptedModel>
  stack(): Promise<BenchStack>
  /** One line about how far it is, on the screen only. */
  say(line: string): void
  close(): Promise<void>
}

export function createBench(port: number): Bench {
  const directory = mkdtempSync(join(tmpdir(), 'offstage-bench-'))
  let model: Promise<ScriptedModel> | undefined
  let stack: Promise<BenchStack> | undefined
  const startModel = () => {
    model ??= startScriptedModel({ port: port + 9 })
    return model
  }
  const startStack = async () => {
    const { url } = await startModel()
    return startBenchStack({ port, dataDirectory: join(directory, 'stack'), modelUrl: url })
  }
  return {
    port,
    directory,
    model: startModel,
    stack() {
      stack ??= startStack()
      return stack
    },
    say: (line) => process.stderr.write(`  ${line}\n`),
    async close() {
      await (await stack)?.stop()
      await (await model)?.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
