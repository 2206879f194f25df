/** What package-lock.json says of a package, as far as it is judged. */
export interface LockedPackage {
  version?: string
  resolved?: string
  integrity?: string
  license?: string
  link?: boolean
  optional?: boolean
  hasInstallScript?: boolean
  os?: string[]
  cpu?: string[]
}

export interface Lockfile {
  packages: Record<string, LockedPackage>
}

export interface Manifest {
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  allowScripts?: Record<string, boolean>
}

interface Platform {
  os: string
  cpu: string
}

/** Licences that ask for no more than their text, or for the source of files of theirs that one has changed. */
const LICENSES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  // Of Flite, by its package.json; its own text has no clause on advertising.
  'BSD-4-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
])

/** The library that sharp loads, used as it comes and replaceable: what the LGPL wants. Nothing else may be under it. */
const LGPL = /^@img\/sharp-/

/**
 * Those that name their licence in a file and not in their package.json. Of tus-js-client, which uses the first outside
 * of browsers, and of pdfkit.
 */
const SAID_IN_A_FILE: Record<string, string> = { 'combine-errors 3.0.3': 'MIT', 'png-js 2.0.0': 'MIT' }

type Complaint = string
export type Check = { name: string; complaints: Complaint[] }

/** All that is asked of a lockfile; every check with what it has against it. */
export function checkLockfile(manifest: Manifest, lock: Lockfile, platform: Platform): Check[] {
  const packages = Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && !link)
  const of = (complain: (name: string, entry: LockedPackage) => Complaint | null) =>
    packages.flatMap(([path, entry]) => complain(path.split('node_modules/').at(-1) ?? path, entry) ?? [])
  return [
    { name: 'exact versions in package.json', complaints: inexact(manifest) },
    {
      name: 'a checksum for every package',
      complaints: of((name, { integrity }) =>
        integrity?.startsWith('sha512-') ? null : `${name} has no SHA-512`,
      ),
    },
    {
      name: 'nothing from outside the registry',
      complaints: of((name, { resolved }) =>
        !resolved || resolved.startsWith('https://registry.npmjs.org/')
          ? null
          : `${name} is from ${resolved}`,
      ),
    },
    {
      name: 'no install scripts but those of package.json',
      complaints: of((name, entry) =>
        entry.hasInstallScript && runsOn(entry, platform) && !manifest.allowScripts?.[name]
          ? `${name} runs a script when it is installed`
          : null,
      ),
    },
    {
      name: 'licences',
      complaints: of((name, { version, license = SAID_IN_A_FILE[`${name} ${version}`] }) =>
        isAllowed(name, license) ? null : `${name} is under ${license ?? 'no licence'}`,
      ),
    },
  ]
}

function inexact({ dependencies, devDependencies }: Manifest): Complaint[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} is ${version}`)
}

function runsOn({ os, cpu }: LockedPackage, platform: Platform): boolean {
  return (os?.includes(platform.os) ?? true) && (cpu?.includes(platform.cpu) ?? true)
}

/** Of `A OR B` one is enough, of `A AND B` each must do. */
function isAllowed(name: string, license = ''): boolean {
  return license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) =>
      choice.split(' AND ').every((id) => LICENSES.has(id) && (!id.startsWith('LGPL') || LGPL.test(name))),
    )
}
