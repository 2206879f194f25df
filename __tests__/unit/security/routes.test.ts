import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { allRoutes } from '../../integration/api/support/routes.ts'
import { routeFiles } from '../openapi/route-files.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Routes that need no session: what they tell, anybody may know, or they ask for something else. */
const OPEN = ['GET /cron/purge', 'GET /cron/sweep', 'GET /health', 'GET /metrics', 'GET /openapi.json']

it('every route is among those that are attacked', () => {
  const ids = { projectId: 'ID', deckId: 'ID', jobId: 'ID', mediaId: 'ID' }
  const attacked = allRoutes(ids).map(
    ({ method, path }) => `${method} ${path.replace(/\/(ID|\d+)(?=\/|$)/g, '/*')}`,
  )
  const routes = routeFiles().map((route) => route.replace(/\{\w+\}/g, '*'))
  expect([...attacked, ...OPEN].sort()).toEqual(routes.sort())
})

it('every server action is in a file whose actions the attacks know of', () => {
  const files = globSync('{app,components,lib}/**/*.{ts,tsx}', { cwd: root })
  const actions = files.filter((file) => /^\s*'use server'/m.test(readFileSync(`${root}${file}`, 'utf8')))
  expect(actions.sort()).toEqual([
    'components/shell/save-theme.ts',
    'lib/auth/actions.ts',
    'lib/auth/passwords.ts',
  ])
})
