import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { allDoors } from '../../integration/api/support/doors.ts'
import { routeFiles } from '../openapi/route-files.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

const ids = { projectId: 'ID', deckId: 'ID', jobId: 'ID', mediaId: 'ID' }
const doors = allDoors(ids, { app: '', stack: '' })

it('every route is among the doors that are attacked', () => {
  const attacked = doors
    .filter(({ by }) => by === 'route')
    .map(({ method, path }) => `${method} ${path.replace(/\/(ID|\d+)(?=\/|$)/g, '/*')}`)
  const routes = routeFiles().map((route) => route.replace(/\{\w+\}/g, '*'))
  expect(attacked.sort()).toEqual(routes.sort())
})

it('every Edge Function is among the doors that are attacked', () => {
  const attacked = doors.filter(({ by }) => by === 'function').map(({ path }) => path.split('?')[0])
  const functions = globSync('supabase/functions/*/index.ts', { cwd: root }).map((file) => file.split('/')[2])
  expect([...new Set(attacked)].sort()).toEqual(functions.sort())
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
