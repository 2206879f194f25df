import type { Bar, Chart, Tone } from '../chart.ts'
import { type Figure, rangeFigure, rangeOf } from '../figures.ts'

/** One thing that is measured of every contender in every run. */
export interface Metric {
  name: string
  unit: string
  better: 'more' | 'less'
  /** How far ours has to reach against a peer: the most that the ratio may be. */
  reach?: Record<string, number>
}

/** A chart and the metrics that are its panels. */
export interface Group {
  chart: string
  title: string
  axis: string
  metrics: Metric[]
}

/** Contender → metric → what each run came to. */
export type Samples = Map<string, Map<string, number[]>>

export function note(samples: Samples, contender: string, metric: string, value: number): void {
  const ofContender = samples.get(contender) ?? new Map<string, number[]>()
  samples.set(contender, ofContender)
  ofContender.set(metric, [...(ofContender.get(metric) ?? []), value])
}

const isOurs = (contender: string) => contender.startsWith('Offstage')

/** What each came to, and each of ours against each peer, run by run: over 1 the peer is ahead. */
export function figuresOf(samples: Samples, groups: Group[]): Figure[] {
  return groups.flatMap(({ metrics }) => metrics.flatMap((metric) => figuresOfMetric(samples, metric)))
}

function figuresOfMetric(samples: Samples, { name, unit, better, reach }: Metric): Figure[] {
  const measured = measuredIn(samples, name)
  const ours = measured.filter(([contender]) => isOurs(contender))
  const peers = measured.filter(([contender]) => !isOurs(contender))
  return [
    ...measured.map(([contender, values]) => rangeFigure(`${name}: ${contender}`, values, { unit })),
    ...ours.flatMap(([own, ownValues], index) =>
      peers.map(([peer, peerValues]) => {
        const [above, below] = better === 'more' ? [peer, own] : [own, peer]
        const ratios = ownValues.map((value, run) => {
          const other = peerValues[run] ?? Number.NaN
          return better === 'more' ? other / value : value / other
        })
        const atMost = index === ours.length - 1 ? reach?.[peer] : undefined
        return rangeFigure(`${name}: ${above} ÷ ${below}`, ratios, {
          unit: '×',
          reach: atMost === undefined ? null : { atMost },
        })
      }),
    ),
  ]
}

function measuredIn(samples: Samples, metric: string): [contender: string, values: number[]][] {
  return [...samples].flatMap(([contender, metrics]) => {
    const values = metrics.get(metric)
    return values ? [[contender, values] as [string, number[]]] : []
  })
}

export function chartsOf(samples: Samples, groups: Group[]): Chart[] {
  return groups.map(({ chart, title, axis, metrics }) => ({
    name: chart,
    title,
    axis,
    better: metrics[0]?.better ?? 'less',
    panels: metrics.map(({ name }) => ({ label: name, bars: barsOf(measuredIn(samples, name)) })),
  }))
}

function barsOf(measured: [contender: string, values: number[]][]): Bar[] {
  const tones: { ours: Tone[]; peers: Tone[] } = { ours: ['ours', 'ours2'], peers: ['peer1', 'peer2'] }
  return measured.map(([contender, values]) => ({
    label: contender,
    tone: (isOurs(contender) ? tones.ours : tones.peers).shift() ?? 'floor',
    ...rangeOf(values),
  }))
}
