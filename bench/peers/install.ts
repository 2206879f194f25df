import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../support/start-process.ts'

const folder = join(root, 'bench')

interface Manifest {
  version?: string
  dependencies: Record<string, string>
}

function manifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest
}

function peerFolder(name: string): string {
  return join(folder, 'node_modules', name)
}

function isInstalled([name, version]: [string, string]): boolean {
  const file = join(peerFolder(name), 'package.json')
  return existsSync(file) && manifest(file).version === version
}

/** The peers are no part of the product: they have a lockfile of their own, and come when they are measured. */
export function installPeers(say: (line: string) => void): void {
  const wanted = Object.entries(manifest(join(folder, 'package.json')).dependencies)
  if (wanted.every(isInstalled)) return
  say('installing the peers')
  execFileSync('npm', ['ci', '--ignore-scripts'], {
    cwd: folder,
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** `pg-boss 12.38.0`: what was measured, by its own word. */
export function peerVersion(name: string): string {
  return manifest(join(peerFolder(name), 'package.json')).version ?? 'unknown'
}

/** The module of an installed peer; the caller says what it uses of it, for the product's types know no peer. */
export async function importPeer<Module>(name: string, entry: string): Promise<Module> {
  return (await import(pathToFileURL(join(peerFolder(name), entry)).href)) as Module
}
