import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Every method of every file of routes: `app/api/jobs/[id]/route.ts` with its POST, as `POST /jobs/{id}`. */
export function routeFiles(): string[] {
  return globSync('app/api/**/route.ts', { cwd: root }).flatMap((file) => {
    const path = file.slice('app/api'.length, -'/route.ts'.length).replace(/\[(\w+)\]/g, '{$1}')
    const text = readFileSync(`${root}${file}`, 'utf8')
    const methods = [
      ...text.matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g),
    ]
    return methods.map(([, method]) => `${method} ${path}`)
  })
}
