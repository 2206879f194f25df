import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkLockfile, type LockedPackage, type Manifest } from '../../../local/dependencies/lockfile.ts'

const linux = { os: 'linux', cpu: 'x64' }
const good: LockedPackage = { version: '1.0.0', integrity: 'sha512-abc', license: 'MIT' }

function complaints(entry: LockedPackage, manifest: Manifest = {}, name = 'thing'): string[] {
  const packages = { '': {}, [`node_modules/a/node_modules/${name}`]: entry }
  return checkLockfile(manifest, { packages }, linux).flatMap((check) => check.complaints)
}

describe('a package in the lockfile', () => {
  it.each<[string, LockedPackage]>([
    ['as it should be', good],
    ['from the registry', { ...good, resolved: 'https://registry.npmjs.org/thing/-/thing-1.0.0.tgz' }],
    ['under a licence of our choice', { ...good, license: '(MIT OR GPL-3.0)' }],
    ['whose script runs on other machines', { ...good, hasInstallScript: true, os: ['darwin'] }],
  ])('%s passes', (_name, entry) => {
    expect(complaints(entry)).toEqual([])
  })

  it.each<[string, LockedPackage]>([
    ['without a checksum', { ...good, integrity: undefined as unknown as string }],
    ['with a weak one', { ...good, integrity: 'sha1-abc' }],
    ['from somewhere else', { ...good, resolved: 'https://evil.test/thing.tgz' }],
    ['from git', { ...good, resolved: 'git+ssh://git@github.com/a/thing.git#1' }],
    ['that runs a script', { ...good, hasInstallScript: true }],
    ['without a licence', { version: '1.0.0', integrity: 'sha512-abc' }],
    ['under two licences, one of them not ours', { ...good, license: 'MIT AND GPL-3.0' }],
    ['under the LGPL', { ...good, license: 'LGPL-3.0-or-later' }],
  ])('%s is named', (_name, entry) => {
    expect(complaints(entry)).toEqual([expect.stringContaining('thing')])
  })

  it('may run a script that package.json allows, and only then', () => {
    const entry = { ...good, hasInstallScript: true }
    expect(complaints(entry, { allowScripts: { thing: true } })).toEqual([])
    expect(complaints(entry, { allowScripts: { thing: false } })).toHaveLength(1)
  })

  it.each(['^1.0.0', '~1.0.0', '*', 'latest', 'github:a/b', '1.x'])('is not wanted as %s', (version) => {
    expect(complaints(good, { devDependencies: { thing: version } })).toEqual([`thing is ${version}`])
  })
})

it('ours passes', () => {
  const read = (file: string) =>
    JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'))
  const checks = checkLockfile(read('package.json'), read('package-lock.json'), linux)
  expect(checks.filter((check) => check.complaints.length > 0)).toEqual([])
})
