import { globSync } from 'node:fs'
import { join } from 'node:path'
import { readJson } from '../process/read-json.ts'
import { countPlaywright, countVitest } from './reports.ts'
import type { Counts, Step } from './step.ts'

const denoFolders = ['supabase/functions', '__tests__/integration/stack/functions', 'chaos/functions']

function denoCheck(folder: string, scratch: string, config = `${folder}/deno.json`): Step {
  return {
    name: `types of ${folder} (Deno)`,
    command: [
      'deno',
      'check',
      '--quiet',
      '--no-remote',
      '--node-modules-dir=manual',
      `--config=${config}`,
      ...globSync(`${folder}/*/index.ts`),
    ],
    env: { DENO_DIR: join(scratch, 'deno'), DENO_NO_UPDATE_CHECK: '1' },
    minutes: 3,
  }
}

function vitest(name: string, projects: string[], minutes: number, scratch: string): Step {
  const file = join(scratch, `${name}.json`)
  const chosen = projects.map((project) => `--project=${project}`)
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  return {
    name,
    command: ['vitest', 'run', '--silent=passed-only', ...chosen, ...reports],
    minutes,
    count: () => countVitest(file),
  }
}

/** Everything that `bin/test` runs, in this order; each with a limit, so that the whole is bounded. */
export function allSteps(scratch: string): Step[] {
  const browserReport = join(scratch, 'browser.json')
  const dependencyCounts = join(scratch, 'dependencies.json')
  return [
    {
      name: 'dependencies',
      command: ['node', 'local/dependencies/main.ts', dependencyCounts],
      minutes: 3,
      count: () => readJson<Counts>(dependencyCounts) ?? { passed: 0, failed: 1, skipped: 0, flaky: [] },
    },
    { name: 'lint', command: ['biome', 'ci', '--error-on-warnings', '.'], minutes: 2 },
    {
      name: 'generated types',
      command: ['next', 'typegen'],
      env: { NEXT_TELEMETRY_DISABLED: '1' },
      minutes: 2,
    },
    { name: 'types (Node)', command: ['tsc', '--noEmit'], minutes: 3 },
    ...denoFolders.map((folder) => denoCheck(folder, scratch)),
    denoCheck('bench/whole-stack/functions', scratch, 'supabase/functions/deno.json'),
    vitest('unit', ['unit', 'hooks'], 4, scratch),
    vitest('database', ['database', 'realtime', 'cron'], 6, scratch),
    vitest('integration', ['integration'], 12, scratch),
    vitest('stack', ['stack'], 5, scratch),
    {
      name: 'browser',
      command: ['playwright', 'test', '--reporter=list,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport, OFFSTAGE_E2E_DATA: join(scratch, 'stack') },
      minutes: 25,
      count: () => countPlaywright(browserReport),
    },
    {
      name: 'chaos',
      // One seed, so that a failure is the same for everybody; other seeds are what `npm run chaos` is for.
      command: [
        'node',
        '--import',
        './chaos/resolve.ts',
        'chaos/run.ts',
        '--seed',
        '1',
        '--minutes',
        '1',
        '--users',
        '6',
      ],
      minutes: 8,
    },
  ]
}
