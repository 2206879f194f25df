import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const WITHIN_MS = 120_000

/** Runs a program for at most two minutes; what it printed. An error says what `apt` said, in one line. */
async function run(program: string, args: string[], cwd?: string): Promise<string> {
  const options = { cwd, env: { ...process.env, LC_ALL: 'C' }, timeout: WITHIN_MS, maxBuffer: 64_000_000 }
  try {
    return (await execute(program, args, options)).stdout
  } catch (cause) {
    const said = String((cause as { stderr?: unknown }).stderr ?? '').match(/^E: .*$/m)?.[0]
    throw new Error(`${program} failed: ${said ?? `no answer within ${WITHIN_MS / 1000} s`}`, { cause })
  }
}

/** `apt` with package lists of its own, which need no right to change the system's. */
function privateLists(directory: string): string[] {
  mkdirSync(join(directory, 'lists/partial'), { recursive: true })
  mkdirSync(join(directory, 'cache/archives/partial'), { recursive: true })
  return ['-o', `Dir::State::lists=${directory}/lists`, '-o', `Dir::Cache=${directory}/cache`]
}

const patience = [
  '-o',
  'Acquire::Retries=1',
  '-o',
  'Acquire::http::Timeout=15',
  '-o',
  'Acquire::https::Timeout=15',
]

/** The newest Postgres that the system's package sources have together with pg_cron. */
async function newestWithCron(options: string[]): Promise<number> {
  const names = new Set((await run('apt-cache', [...options, 'pkgnames', 'postgresql-'])).split('\n'))
  const majors = [...names]
    .map((name) => Number(/^postgresql-(\d+)-cron$/.exec(name)?.[1]))
    .filter((major) => major >= 15 && names.has(`postgresql-${major}`))
  if (majors.length === 0)
    throw new Error('no package postgresql-…-cron in the package sources of this system')
  return Math.max(...majors)
}

/** What has to be unpacked: the server, pg_cron, and the libraries they need that this system does not have. */
async function packagesFor(major: number, options: string[]): Promise<string[]> {
  const wanted = [`postgresql-${major}`, `postgresql-${major}-cron`]
  const plan = await run('apt-get', [
    ...options,
    'install',
    '--simulate',
    '--no-install-recommends',
    ...wanted,
  ])
  const libraries = [...plan.matchAll(/^Inst ((?:lib|zlib)\S+)/gm)].map(([, name = '']) => name)
  return [...wanted, ...libraries]
}

async function unpack(directory: string, options: string[]) {
  const packages = await packagesFor(await newestWithCron(options), options)
  const downloads = join(directory, 'downloads')
  mkdirSync(downloads, { recursive: true })
  // `apt-get download` compares what comes with the signed lists' hashes.
  await run('apt-get', [...options, ...patience, '--quiet', 'download', ...packages], downloads)
  const root = join(directory, 'root')
  for (const file of readdirSync(downloads)) await run('dpkg-deb', ['-x', join(downloads, file), root])
}

/**
 * Unpacks Postgres with pg_cron from the packages of this Debian or Ubuntu into `directory/root`. Nothing is
 * installed, and no right of root is needed. Throws with the reason when that is not possible.
 */
export async function unpackPostgresWithCron(directory: string) {
  if (!['/usr/bin/apt-get', '/usr/bin/dpkg-deb'].every((path) => existsSync(path)))
    throw new Error('this system has no apt-get')
  try {
    await unpack(directory, [])
  } catch {
    // Its lists are missing, as in most containers, or name packages that have been replaced since.
    const options = privateLists(directory)
    await run('apt-get', [...options, ...patience, '-o', 'APT::Update::Error-Mode=any', '--quiet', 'update'])
    await unpack(directory, options)
  }
}
