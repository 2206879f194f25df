import { z } from 'zod'
import { METRICS, type Metric } from './definitions'

export const SamplesSchema = z.array(
  z.object({ name: z.string(), labels: z.record(z.string(), z.string()), value: z.number() }),
)
export type Sample = z.infer<typeof SamplesSchema>[number]

export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** Prometheus' text form: each metric with its help and type, then its samples. */
export function exposition(samples: Sample[]): string {
  return Object.entries(METRICS)
    .map(([name, metric]) => block(name, metric, samples))
    .join('')
}

function block(name: string, { type, help }: Metric, samples: Sample[]): string {
  const own = samples
    .filter((sample) => isOf(name, type, sample.name))
    .toSorted(byBound)
    .map(line)
  if (own.length === 0) return ''
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${own.join('')}`
}

function isOf(name: string, type: Metric['type'], sample: string): boolean {
  if (type !== 'histogram') return sample === name
  return ['_bucket', '_sum', '_count'].some((suffix) => sample === name + suffix)
}

/** The buckets of a histogram stand together, in the order of their bounds. */
function byBound(a: Sample, b: Sample): number {
  const series = ({ name, labels: { le: _le, ...labels } }: Sample) => `${name} ${JSON.stringify(labels)}`
  const [first, second] = [series(a), series(b)]
  if (first !== second) return first < second ? -1 : 1
  return Math.sign(boundOf(a) - boundOf(b)) || 0
}

function boundOf({ labels: { le } }: Sample): number {
  return le === undefined || le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le)
}

function line({ name, labels, value }: Sample): string {
  const inner = Object.entries(labels).map(([label, said]) => `${label}="${escaped(said)}"`)
  return `${name}${inner.length > 0 ? `{${inner.join(',')}}` : ''} ${value}\n`
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
