import { expect, it } from 'vitest'
import { readAudit } from '../../../local/dependencies/audit.ts'

const report = (severities: Record<string, string>, total = 500) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      Object.entries(severities).map(([name, severity]) => [name, { severity, range: '<2.0.0' }]),
    ),
    metadata: { dependencies: { total } },
  })

it('a report without anything grave is clean', () => {
  expect(readAudit(report({}))).toEqual({ outcome: 'clean', lesser: 0 })
  expect(readAudit(report({ a: 'moderate' }))).toEqual({ outcome: 'clean', lesser: 1 })
})

it('what is grave is named', () => {
  expect(readAudit(report({ a: 'high', b: 'low', c: 'critical' }))).toEqual({
    outcome: 'vulnerable',
    packages: ['a <2.0.0: high', 'c <2.0.0: critical'],
  })
})

it.each([
  '',
  'npm error',
  '{}',
  '{"message": "405 Method Not Allowed"}',
  '{"vulnerabilities": {}}',
  report({}, 0),
])('what is no report is never taken for a clean one: %j', (text) => {
  expect(readAudit(text).outcome).toBe('unknown')
})
