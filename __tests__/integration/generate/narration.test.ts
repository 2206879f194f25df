import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readWav } from '@shared/narration/wav.ts'
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Stack, startStack } from '../../../local/stack.ts'
import { type ScriptedModel, startScriptedModel } from '../../support/scripted-model.ts'
import { spokenSamples } from '../../support/scripted-speech.ts'
import { talkOf } from '../../unit/kinds/tts-context.ts'

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
  let stderr = ''
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, stderr }
}

const talk = join(folder, 'talk.json')
const SCRIPT = ['Hello there. This is one.', 'This is two.']
writeFileSync(talk, JSON.stringify({ kind: 'talk_track', title: 'A talk', content: talkOf(SCRIPT) }))

it('a talk track is written as sound with captions beside it, as WAV and as MP3, and bought once', async () => {
  const out = join(folder, 'talk.wav')
  expect(await generate('tts_generation', talk, '--voice', 'cedar', '--speed', '1.25', '--out', out)).toEqual(
    {
      code: 0,
      stderr: expect.stringContaining(`Written to ${out}`),
    },
  )
  const sentences = ['Hello there.', 'This is one.', 'This is two.']
  expect(model.speeches.map(({ input, voice, speed }) => [input, voice, speed]).sort()).toEqual(
    sentences.map((text) => [text, 'cedar', 1.25]),
  )
  const sound = readWav(readFileSync(out))
  const seconds = (sound?.samples.length ?? 0) / (sound?.rate ?? 1)
  const said = sentences.reduce((sum, text) => sum + spokenSamples(text) / 24_000 + 0.08, 0)
  expect(seconds).toBeCloseTo(said + 0.25 + 0.8 + 0.8, 1)
  expect(readFileSync(join(folder, 'talk.vtt'), 'utf8')).toMatch(
    /^WEBVTT\n\n00:00:00\.000 --> [\s\S]*This is two\./,
  )
  expect(readFileSync(join(folder, 'talk.srt'), 'utf8')).toContain('3\n')

  model.reset()
  const mp3 = join(folder, 'again.mp3')
  const again = await generate('tts_generation', talk, '--voice', 'cedar', '--speed', '1.25', '--out', mp3)
  expect(again.code).toBe(0)
  expect(model.speeches).toEqual([])
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(readFileSync(mp3)) })
  expect(Math.abs((await input.computeDuration()) - seconds)).toBeLessThan(0.3)
  expect(existsSync(join(folder, 'again.vtt'))).toBe(true)
}, 120_000)

it.each([
  ['without a file', []],
  ['into a file of another kind', ['--out', join(folder, 'talk.ogg')]],
  ['as Word', ['--format', 'docx', '--out', join(folder, 'talk.docx')]],
])('%s is refused before anything is started', async (_what, more) => {
  expect(await generate('tts_generation', talk, ...more)).toEqual({
    code: 2,
    stderr: expect.stringContaining('.wav or .mp3'),
  })
  expect(model.speeches).toEqual([])
})

it('a voice that is none ends with what the voices are, and writes nothing', async () => {
  const out = join(folder, 'none.wav')
  const { code, stderr } = await generate('tts_generation', talk, '--voice', 'darth', '--out', out)
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('voice_unknown') })
  expect(existsSync(out)).toBe(false)
}, 60_000)
