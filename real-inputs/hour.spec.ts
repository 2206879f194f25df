import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { verbose } from '../__tests__/support/scripted-transcription.ts'
import { wavBytes } from '../__tests__/support/sound.ts'
import { atLectureNotes } from '../e2e/support/recorder.ts'
import { expect, test } from '../e2e/support/test.ts'

const report = fileURLToPath(new URL('../docs/real-inputs-hour.md', import.meta.url))
/** So many pieces are heard and stored before anything is struck. */
const ANSWERED = 10
const SUBJECTS = ['mempool', 'block', 'miner', 'wallet', 'channel', 'relay', 'signature']

/** Two minutes of a lecture: other words in each piece. */
function lecture(piece: number) {
  const [subject, other] = [SUBJECTS[piece % 7], SUBJECTS[(piece + 3) % 7]]
  return verbose(
    [
      `Part ${piece + 1}: a ${subject} is a thing that every node keeps, and its policy is called rule ${piece + 1}.`,
      `The ${subject} of rule ${piece + 1} decides which ${other} is dropped when there is no room left.`,
      `That is because a ${other} with a higher fee pays the ${subject} for its place in rule ${piece + 1}.`,
    ].map((text, n) => ({ start: 10 + n * 30, end: 30 + n * 30, text })),
  )
}

/** Each minute sounds otherwise, so that no piece is another. */
function hourOfSound(): Buffer {
  const file = wavBytes({ seconds: 3600, rate: 8000, channels: 1 })
  for (let at = 44; at + 1 < file.length; at += 2) {
    const second = (at - 44) / 16_000
    const tone = 200 + 7 * Math.floor(second / 60)
    file.writeInt16LE(Math.round(12_000 * Math.sin(2 * Math.PI * tone * second)), at)
  }
  return file
}

/** The processes of the worker, below the stack that this test started. */
function workers(): number[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
    .map(([, pid, parent, args]) => ({ pid: Number(pid), parent: Number(parent), args: String(args) }))
  const ours = new Set([process.ppid])
  for (let grown = 0; grown !== ours.size; ) {
    grown = ours.size
    for (const { pid, parent } of table) if (ours.has(parent)) ours.add(pid)
  }
  return table
    .filter(({ pid, args }) => ours.has(pid) && args.includes('deno run') && !args.startsWith('sh '))
    .map(({ pid }) => pid)
}

test('An hour of speech, its page closed and its worker killed in the middle', async ({
  page,
  model,
}, testInfo) => {
  test.setTimeout(20 * 60_000)
  const begun = Date.now()
  const seen: string[] = []
  const say = (what: string) => {
    seen.push(`| ${((Date.now() - begun) / 1000).toFixed(0)} s | ${what} |`)
    console.log(seen.at(-1))
  }
  // Ten pieces are answered, the others wait until everything was struck.
  const sent: string[] = []
  const known: string[] = []
  let struck = false
  const seenCalls = new WeakSet()
  const hear = (call: { sha256: string }) => {
    if (!seenCalls.has(call)) sent.push(call.sha256)
    seenCalls.add(call)
    if (!known.includes(call.sha256)) known.push(call.sha256)
    const piece = known.indexOf(call.sha256)
    return piece < ANSWERED || struck ? { body: lecture(piece) } : ('hold' as const)
  }
  model.hear(hear)
  const step = await atLectureNotes(page)
  const projectId = /projects\/([0-9a-f-]+)/.exec(step)?.[1] ?? ''
  const jobsOf = async (where: Page) => {
    const jobs = await where.request.get(`/api/jobs?projectId=${projectId}`)
    return ((await jobs.json()) as { jobs: { tasksDone: number }[] }).jobs
  }
  // The original is slow from the moment at which its pieces are there, so that it is on its way when the page closes.
  const network = await page.context().newCDPSession(page)
  const upload = (bytesASecond: number) =>
    network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: bytesASecond,
    })
  await upload(4 * 1024 * 1024)
  const path = testInfo.outputPath('An hour.wav')
  writeFileSync(path, hourOfSound())
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Upload audio or video' }).click()
  await (await chooser).setFiles(path)
  say('an hour of sound (58 MB) is chosen')
  await expect(page.getByText(/^It can be heard already/)).toBeVisible({ timeout: 300_000 })
  await upload(64 * 1024)
  say('all its pieces are sent, its notes have begun, the original is on its way')
  await expect.poll(async () => (await jobsOf(page))[0]?.tasksDone, { timeout: 120_000 }).toBe(ANSWERED)
  await expect.poll(() => known.length, { timeout: 120_000 }).toBeGreaterThan(ANSWERED)
  const context = page.context()
  await page.close()
  say(`the page is closed; ${sent.length} pieces were sent to the model, ${ANSWERED} are heard and stored`)
  const killed = workers()
  expect(killed.length).toBeGreaterThan(0)
  for (const pid of killed) process.kill(pid, 'SIGKILL')
  const atTheModel = known.length - ANSWERED
  say(`${killed.length} processes of the worker are killed (SIGKILL), with ${atTheModel} pieces at the model`)
  struck = true
  model.hear(hear)

  const again = await context.newPage()
  await again.goto(step)
  const notes = again.getByRole('list', { name: 'Lecture notes' }).getByRole('link', { name: 'View / Edit' })
  await expect(notes).toBeVisible({ timeout: 600_000 })
  say(`the notes are there; pieces were sent to the model ${sent.length} times in all`)
  const list = await again.request.get(`/api/projects/${projectId}/documents`)
  const { documents } = (await list.json()) as { documents: { id: string; type: string }[] }
  const transcript = documents.find(({ type }) => type === 'transcript')
  const got = await again.request.get(`/api/documents/${transcript?.id}`)
  const { content } = (await got.json()) as { content: { lines: { text: string }[] } }
  const parts = new Set(content.lines.flatMap(({ text }) => /^Part (\d+):/.exec(text)?.[1] ?? []))
  say(`the transcript has ${content.lines.length} lines of ${parts.size} pieces, ${known.length} were heard`)
  expect(parts.size).toBe(known.length)
  expect(content.lines).toHaveLength(3 * known.length)
  const row = again.getByRole('listitem').filter({ hasText: 'An hour.wav' }).first()
  await expect(row).toContainText('cannot be played')
  say(`of the recording the page says: “${(await row.innerText()).replace(/\s+/g, ' ')}”`)
  const jobs = await jobsOf(again)
  expect(jobs).toHaveLength(1)
  const twice = known.filter((sound) => sent.filter((other) => other === sound).length > 1)
  say(`one job; ${twice.length} of ${known.length} pieces were sent to the model twice, none of those stored`)
  expect(twice.filter((sound) => known.indexOf(sound) < ANSWERED)).toEqual([])
  expect(twice.length).toBeLessThanOrEqual(atTheModel)
  writeFileSync(
    report,
    `# An hour of speech, struck in the middle\n\nWritten by \`npm run try-data\`: the page is closed before the original is stored, and every process of the worker is killed.\n\n| after | what was seen |\n|---|---|\n${seen.join('\n')}\n`,
  )
})
