import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TalkTrackSchema } from '@shared/documents/talk-track.ts'
import { readWav } from '@shared/narration/wav.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDeck } from '../../../lib/importers/index.ts'
import { type Stack, startStack } from '../../../local/stack.ts'
import { talkOf } from '../../unit/kinds/tts-context.ts'

const command = fileURLToPath(new URL('../../../bin/generate.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'offstage-test-'))
const data = join(folder, 'data')
const deck = join(folder, 'deck.md')
const env = { ...process.env, OPENAI_API_KEY: '', OPENAI_BASE_URL: '', OPENAI_MODEL: '' }

const SLIDES = Array.from(
  { length: 12 },
  (_, index) => `# Topic ${index + 1}\n\n- one thing\n- another thing`,
)

let stack: Stack | null = null
beforeAll(async () => {
  writeFileSync(deck, SLIDES.join('\n\n---\n\n'))
  stack = await startStack({ dataDirectory: data, port: 0, stackOnly: true, throwAway: true, env })
})
afterAll(async () => {
  await stack?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function generate(...args: string[]) {
  const child = spawn(process.execPath, [command, ...args, '--data', data], { env })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, ended }
}

describe('bin/generate', () => {
  it('prints a talk track as Markdown, with its progress on stderr', async () => {
    const { code, stdout, stderr } = await generate('talk_track', deck).ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('100 %') })
    for (const [index] of SLIDES.entries()) expect(stdout).toContain(`Topic ${index + 1}`)
    expect(stderr).not.toContain('\u001b')
  })

  it('writes JSON to a file', async () => {
    const out = join(folder, 'result.json')
    const { code, stdout } = await generate('talk_track', deck, '--json', '--out', out, '--wpm', '100').ended
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    const { content } = JSON.parse(readFileSync(out, 'utf8'))
    expect(TalkTrackSchema.parse(content)).toMatchObject({ wordsPerMinute: 100, model: { offline: true } })
  })

  it('reads it aloud without a key, in English, and of another language says what to set', async () => {
    const talk = (name: string, script: string) => {
      const file = join(folder, `${name}.json`)
      writeFileSync(file, JSON.stringify({ kind: 'talk_track', title: name, content: talkOf([script]) }))
      return file
    }
    const out = join(folder, 'read.wav')
    const english = talk('english', 'The lamp is lit at dusk. The keeper climbs the tower with it.')
    const { code, stderr } = await generate('tts_generation', english, '--out', out).ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('Written to') })
    const sound = readWav(readFileSync(out))
    expect((sound?.samples.length ?? 0) / (sound?.rate ?? 1)).toBeGreaterThan(3)
    expect(readFileSync(join(folder, 'read.vtt'), 'utf8')).toContain('The keeper climbs the tower with it.')

    const japanese = talk('japanese', '灯台の明かりがつきます。')
    const refused = await generate('tts_generation', japanese, '--out', join(folder, 'none.wav')).ended
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/It speaks English only. Set OPENAI_API_KEY/)
  })

  it('ends with 1 and a sentence for a file that is no deck', async () => {
    const broken = join(folder, 'broken.pptx')
    writeFileSync(broken, Buffer.from('PK\u0003\u0004 not really'))
    const { code, stdout, stderr } = await generate('talk_track', broken).ended
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^generate: .+\.\n$/)
  })

  it('makes a deck of a transcript: its outline, then as many slides as were asked for', async () => {
    const talk = join(folder, 'talk.txt')
    const things = ['lamp', 'horn', 'lens', 'tower', 'keeper', 'harbour', 'fog', 'rock', 'boat', 'bell']
    const lines = things.map((thing, n) => `Ana: In year ${1900 + n} the ${thing} of pier ${n} was painted.`)
    writeFileSync(talk, lines.join('\n'))
    const brief = ['deck_structure', talk, '--topic', 'How harbours are kept']
    const { code, stdout, stderr } = await generate(...brief, '--slides', '6').ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('100 %') })
    expect(stdout).toContain('Drafted by the offline model')
    const { deck: read } = await importDeck({ fileName: 'deck.md', bytes: Buffer.from(stdout) })
    expect(read.slides).toHaveLength(6)
    expect(read.slides[0]?.title).toBe('How harbours are kept')
    expect(stdout).toContain('From: talk, ')

    const tooMany = await generate(...brief, '--slides', '120').ended
    expect({ code: tooMany.code, stdout: tooMany.stdout }).toEqual({ code: 1, stdout: '' })
    expect(tooMany.stderr).toMatch(/too few for so many.*OPENAI_API_KEY/)
  })

  it('ends with 2 when it is used wrongly', async () => {
    expect((await generate('poem', deck).ended).code).toBe(2)
  })

  it('leaves the job running when it is interrupted, and says where to see it', async () => {
    const { child, ended } = generate('talk_track', deck)
    child.stderr.on('data', (chunk) => {
      if (String(chunk).includes('%')) child.kill('SIGINT')
    })
    const { code, stderr } = await ended
    expect(code).toBe(130)
    expect(stderr).toMatch(/goes on without this window: see it at http.+\/jobs/)
  })

  it('starts a stack of its own when none runs, and ends it again', async () => {
    await stack?.stop()
    stack = null
    const { code, stdout, stderr } = await generate('talk_track', deck).ended
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('starting one for this') })
    expect(stdout).toContain('Topic 12')
  }, 60_000)
})
