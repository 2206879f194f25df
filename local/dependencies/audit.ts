import { spawn } from 'node:child_process'
import { z } from 'zod'

const WITHIN_MS = 60_000

/** What the registry knows of our packages; `unknown` when it could not be asked, which is no good news. */
export type Audit =
  | { outcome: 'clean'; lesser: number }
  | { outcome: 'vulnerable'; packages: string[] }
  | { outcome: 'unknown'; why: string }

const ReportSchema = z.object({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
  metadata: z.object({ dependencies: z.object({ total: z.number() }) }),
})
const RefusalSchema = z.object({ message: z.string() })

/** Reads the JSON of `npm audit`. Only a whole report counts: what is no report is never taken for a clean one. */
export function readAudit(text: string): Audit {
  const json = parsed(text)
  const report = ReportSchema.safeParse(json)
  if (!report.success) {
    const refusal = RefusalSchema.safeParse(json)
    return { outcome: 'unknown', why: refusal.data?.message ?? 'npm gave no report' }
  }
  const { vulnerabilities, metadata } = report.data
  if (metadata.dependencies.total === 0) return { outcome: 'unknown', why: 'npm looked at no package' }
  const all = Object.entries(vulnerabilities)
  const grave = all.filter(([, { severity }]) => severity === 'high' || severity === 'critical')
  if (grave.length === 0) return { outcome: 'clean', lesser: all.length }
  return {
    outcome: 'vulnerable',
    packages: grave.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Asks the registry by the npm on the path, which knows how this machine reaches it. */
export function audit(root: string): Promise<Audit> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['audit', '--json', '--package-lock-only'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: WITHIN_MS,
    })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk
    })
    child.once('error', (error) => resolve({ outcome: 'unknown', why: error.message }))
    child.once('close', () => resolve(readAudit(text)))
  })
}
