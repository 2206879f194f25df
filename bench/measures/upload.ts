import { createHash } from 'node:crypto'
import { startCuttingProxy } from '../../__tests__/support/cutting-proxy.ts'
import { dice } from '../../__tests__/support/dice.ts'
import { type Figure, numberFigure, rangeFigure } from '../figures.ts'
import type { Measure } from '../measure.ts'
import { writeRecording } from '../support/recording.ts'
import type { BenchStack } from '../support/stack.ts'
import { loadUploader, type Uploader } from '../support/uploader.ts'
import { type BenchUser, createBenchUser } from '../support/user.ts'

const MB = 1024 * 1024
const BYTES = 200 * MB
const CUTS = 10
const RUNS = 3

interface Run {
  /** Bytes of bodies that Storage was sent, by bytes of the file. */
  share: number
  cuts: number
  isWhole: boolean
  readSeconds: number
  seconds: number
}

/** What a bad network costs an upload. */
export const upload: Measure = {
  name: 'upload',
  title: `An upload of ${BYTES / MB} MB, cut at random ${CUTS} times`,
  explanation: `The uploader that the browser has, in Node: rows by the app's API, bytes to Storage with \`tus-js-client\` in parts of
6 MB, through a proxy that breaks the connection in the middle of a body at ${CUTS} places drawn at random (other ones in each
run) and counts the bytes of all bodies that it passed on. What arrived is read back and its SHA-256 compared. *Read* is the
time in which the file is looked at and hashed, before anything is sent. After each cut the uploader waits half a second. This
is the embedded Storage, which keeps what arrived of a part that was cut; on hosted Supabase such a part of at most 6 MB may
have to be sent again.`,
  async run(bench) {
    const stack = await bench.stack()
    const uploader = await loadUploader()
    const runs: Run[] = []
    for (let run = 1; run <= RUNS; run += 1) {
      const user = await createBenchUser(stack)
      const done = await once(stack, user, uploader, { directory: bench.directory, seed: run })
      bench.say(`${run}: ${JSON.stringify(done)}`)
      runs.push(done)
    }
    return figures(runs)
  },
}

async function once(
  stack: BenchStack,
  user: BenchUser,
  uploader: Uploader,
  { directory, seed }: { directory: string; seed: number },
): Promise<Run> {
  const { file, sha256 } = await writeRecording(directory, BYTES)
  const proxy = await startCuttingProxy(stack.apiUrl)
  try {
    const { below } = dice(seed)
    proxy.cutAt(Array.from({ length: CUTS }, () => below(BYTES)))
    const begun = performance.now()
    let readSeconds = 0
    const media = await uploader.send(stack, user, proxy.url, file, ({ phase }) => {
      if (phase === 'reading') readSeconds = (performance.now() - begun) / 1000
    })
    const seconds = (performance.now() - begun) / 1000
    const isWhole = (await storedHash(stack, user, media.path)) === sha256 && media.sha256 === sha256
    return { share: proxy.sent() / BYTES, cuts: proxy.cuts(), isWhole, readSeconds, seconds }
  } finally {
    await proxy.close()
  }
}

async function storedHash(stack: BenchStack, user: BenchUser, path: string): Promise<string> {
  const headers = { authorization: `Bearer ${user.token}`, apikey: stack.publishableKey }
  const response = await fetch(`${stack.apiUrl}/storage/v1/object/media/${path}`, { headers })
  if (!response.ok || !response.body) throw new Error(`Reading it back was answered ${response.status}`)
  const hash = createHash('sha256')
  for await (const chunk of response.body) hash.update(chunk)
  return hash.digest('hex')
}

function figures(runs: Run[]): Figure[] {
  const worst = Math.max(...runs.map(({ share }) => share))
  return [
    numberFigure('arrived whole', runs.filter(({ isWhole }) => isWhole).length, {
      unit: `of ${RUNS}`,
      n: RUNS,
      reach: { exactly: RUNS },
    }),
    numberFigure(
      'cuts of all runs',
      runs.reduce((sum, { cuts }) => sum + cuts, 0),
      {
        n: RUNS,
        reach: { exactly: RUNS * CUTS },
      },
    ),
    numberFigure('each byte was sent, the worst run', worst, {
      unit: 'times',
      n: RUNS,
      reach: { atMost: 1.1 },
    }),
    rangeFigure(
      'read and hashed before it is sent',
      runs.map(({ readSeconds }) => readSeconds),
      { unit: 's' },
    ),
    rangeFigure(
      'all of it',
      runs.map(({ seconds }) => seconds),
      { unit: 's' },
    ),
  ]
}
