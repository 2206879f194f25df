import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TranscriptSchema } from '@shared/documents/transcript.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Stack, startStack } from '../../../local/stack.ts'
import { recordedChunks } from '../../support/recorded-takes.ts'
import { type ScriptedModel, startScriptedModel } from '../../support/scripted-model.ts'
import { verbose } from '../../support/scripted-transcription.ts'
import { wavOf } from '../../support/sound.ts'

const command = fileURLToPath(new URL('../../../bin/generate.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'offstage-test-'))
const data = join(folder, 'data')
let env: NodeJS.ProcessEnv
let stack: Stack | null = null
let model: ScriptedModel

beforeAll(async () => {
  model = await startScriptedModel()
  env = { ...process.env, OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted' }
  stack = await startStack({ dataDirectory: data, port: 0, stackOnly: true, throwAway: true, env })
})
afterAll(async () => {
  await stack?.stop()
  await model?.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => model.reset())

async function generate(...args: string[]) {
  const child = spawn(process.execPath, [command, ...args, '--data', data], { env })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, stdout, stderr }
}

it('a recording of four minutes is cut, sent, heard in pieces and printed', async () => {
  const file = wavOf(folder, 'lecture.wav', { seconds: 250, rate: 8000, channels: 2 })
  model.hear(({ index, bytes }) => ({
    body: verbose([{ start: 1, end: 4, text: `This is piece ${index} of ${bytes} bytes.` }]),
  }))
  const { code, stdout, stderr } = await generate('transcription', file, '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('100 %') })
  const { content } = JSON.parse(stdout) as { content: unknown }
  const { lines } = TranscriptSchema.parse(content)
  // The second begins with two seconds of the first, and so on.
  expect(lines.map(({ start }) => Math.round(start ?? -1))).toEqual([1, 119, 239])
  expect(model.transcriptions.map(({ type }) => type)).toEqual(['audio/wav', 'audio/wav', 'audio/wav'])
  // One channel of two, at the rate it had, and nothing but a header around it.
  for (const { bytes } of model.transcriptions) expect(bytes).toBeLessThanOrEqual(44 + 123 * 8000 * 2)
})

it('the language that is named is what the model is told; the same file again is heard again only with --again', async () => {
  const file = wavOf(folder, 'again.wav', { seconds: 3, rate: 8000, channels: 1 })
  model.hear(() => ({ body: verbose([{ start: 0, end: 2, text: 'Das wird einmal gesagt.' }]) }))
  const first = await generate('transcription', file, '--language', 'de', '--json')
  expect(first.code).toBe(0)
  expect(model.transcriptions.map(({ language }) => language)).toEqual(['de'])
  const again = await generate('transcription', file, '--language', 'de', '--json')
  const documentOf = ({ stdout }: { stdout: string }) =>
    JSON.parse(stdout) as { documentId: string; content: unknown }
  expect(documentOf(again)).toMatchObject({
    documentId: documentOf(first).documentId,
    content: { heardBy: { language: 'de' } },
  })
  expect(model.transcriptions).toHaveLength(1)
  const anew = await generate('transcription', file, '--language', 'de', '--again', '--json')
  expect(documentOf(anew).documentId).not.toBe(documentOf(first).documentId)
  expect(model.transcriptions).toHaveLength(2)
})

it('a file whose pieces are there already is generated from again, also where cutting it gives other bytes', async () => {
  // A carrier has a number drawn at random, or the second in which it was made.
  const file = join(folder, 'take.webm')
  writeFileSync(file, Buffer.concat(recordedChunks('webm')))
  model.hear(() => ({ body: verbose([{ start: 0, end: 1, text: 'It is said.' }]) }))
  expect((await generate('transcription', file)).code).toBe(0)
  expect(await generate('transcription', file, '--language', 'en')).toMatchObject({ code: 0 })
  expect(new Set(model.transcriptions.map(({ sha256 }) => sha256)).size).toBe(1)
  expect(model.transcriptions.map(({ language }) => language)).toEqual([null, 'en'])
})

it('silence is not sent to the model, and says so', async () => {
  const file = wavOf(folder, 'silence.wav', { seconds: 5, rate: 16_000, channels: 1, level: 0 })
  const { code, stderr } = await generate('lecture_notes', file)
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('transcript_no_speech') })
  expect(model.transcriptions).toEqual([])
})

it('what is no recording is refused before anything is sent', async () => {
  const { code, stderr } = await generate('transcription', command)
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('no sound or video') })
})
