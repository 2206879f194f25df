import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readJson } from '../process/read-json.ts'
import { audit } from './audit.ts'
import { checkLockfile, type Lockfile, type Manifest } from './lockfile.ts'

/** `node local/dependencies/main.ts [COUNTS_FILE]`: may what we install be trusted, as far as that can be looked up? */
const root = fileURLToPath(new URL('../../', import.meta.url))
const counts = { passed: 0, failed: 0, skipped: 0, flaky: [] }

const folders = ['.', 'bench']
for (const folder of folders) {
  const manifest = readJson<Manifest>(join(root, folder, 'package.json'))
  if (!manifest) continue
  const lock = readJson<Lockfile>(join(root, folder, 'package-lock.json'))
  if (!lock) throw new Error(`${folder}/package.json has no package-lock.json beside it`)
  const platform = { os: process.platform, cpu: process.arch }
  for (const { name, complaints } of checkLockfile(manifest, lock, platform)) {
    say(complaints.length === 0, `${folder}: ${name}`, complaints)
  }
  const found = await audit(join(root, folder))
  if (found.outcome === 'unknown') {
    counts.skipped += 1
    process.stdout.write(
      `SKIPPED: ${folder}: known vulnerabilities were NOT looked up: ${found.why}\n` +
        '         Run "npm audit" where the registry answers it, before you deploy.\n',
    )
  } else if (found.outcome === 'vulnerable') {
    say(false, `${folder}: known vulnerabilities`, found.packages)
  } else {
    say(true, `${folder}: no grave vulnerability is known (${found.lesser} lesser)`, [])
  }
}

if (process.argv[2]) writeFileSync(process.argv[2], JSON.stringify(counts))
process.exitCode = counts.failed > 0 ? 1 : 0

function say(fine: boolean, what: string, complaints: string[]) {
  counts[fine ? 'passed' : 'failed'] += 1
  process.stdout.write(
    `${fine ? 'ok' : 'FAILED'}: ${what}\n${complaints.map((line) => `  ${line}\n`).join('')}`,
  )
}
