import type { Range } from './figures.ts'

/** Bars with whiskers, in panels of one scale each. */
export interface Chart {
  /** Names its file: docs/benchmarks/<name>.svg. */
  name: string
  title: string
  /** What the numbers are: "tasks a second". */
  axis: string
  /** Whether a long bar is a good one. */
  better: 'more' | 'less'
  /** What bar and whisker are, where they are not the median and the reach of some runs. */
  note?: string
  panels: Panel[]
}

export interface Panel {
  label: string
  bars: Bar[]
}

export interface Bar extends Range {
  label: string
  tone: Tone
}

/** Ours, ours in another form, then the others in their order; `floor` is what nobody can go below. */
export type Tone = 'ours' | 'ours2' | 'peer1' | 'peer2' | 'floor'
