import { describe, expect, it } from 'vitest'
import { METRICS } from '@/lib/metrics/definitions'
import { exposition } from '@/lib/metrics/exposition'
import { parseExposition } from '../../support/exposition.ts'
import { read } from '../docs/files.ts'

describe('the metrics as text', () => {
  it('are read back by the grammar of the format as they were', () => {
    const labels = { model: 'a "model"\\ of\ntwo lines' }
    const latency = 'offstage_model_call_duration_seconds'
    const jobs = [{ name: 'offstage_jobs', labels: { kind: 'talk_track', status: 'pending' }, value: 3 }]
    const calls = [
      { name: `${latency}_bucket`, labels: { ...labels, le: '0.1' }, value: 1 },
      { name: `${latency}_bucket`, labels: { ...labels, le: '+Inf' }, value: 2 },
      { name: `${latency}_count`, labels, value: 2 },
      { name: `${latency}_sum`, labels, value: 4.07 },
    ]
    const metrics = parseExposition(exposition([...calls, ...jobs]))
    expect([...metrics.keys()]).toEqual(['offstage_jobs', latency])
    expect(metrics.get('offstage_jobs')).toMatchObject({ type: 'gauge', samples: jobs })
    expect(metrics.get(latency)).toMatchObject({ type: 'histogram', samples: calls })
  })

  it('have the buckets of a histogram in the order of their bounds', () => {
    const bucket = (kind: string, le: string) => ({
      name: 'offstage_job_wait_seconds_bucket',
      labels: { kind, le },
      value: 1,
    })
    const text = exposition([bucket('b', '1'), bucket('a', '+Inf'), bucket('a', '10'), bucket('a', '2.5')])
    expect([...text.matchAll(/kind="(\w)",le="(.+)"/g)].map(([, kind, le]) => `${kind} ${le}`)).toEqual([
      'a 2.5',
      'a 10',
      'a +Inf',
      'b 1',
    ])
  })

  it('have names that Prometheus would have', () => {
    for (const [name, { type, help }] of Object.entries(METRICS)) {
      expect(name).toMatch(/^offstage_[a-z_]+$/)
      expect(name.endsWith('_total'), name).toBe(type === 'counter')
      if (type === 'histogram') expect(name).toMatch(/_seconds$/)
      expect(help).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('are all explained to operators, and all that SQL counts is among them', () => {
    const page = read('docs/operations.md')
    expect(Object.keys(METRICS).filter((name) => !page.includes(`\`${name}`))).toEqual([])
    const sql = read('supabase/migrations/20261124170000_job_metrics.sql')
    const counted = [...sql.matchAll(/'(offstage_[a-z_]+)'/g)].map(([, name]) => name ?? '')
    const known = (name: string) => name.endsWith('_') || name in METRICS
    expect(counted.filter((name) => !known(name))).toEqual([])
  })
})
