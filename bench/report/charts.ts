import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bar, Chart, Panel, Tone } from '../chart.ts'
import { root } from '../support/start-process.ts'

const WIDTH = 760
const LEFT = 210
const RIGHT = 120
const BAR = 18
const STEP = 28
const TOP = 64
const PANEL_HEAD = 34
const PANEL_FOOT = 44

/** Light first; a reader in the dark gets the second. */
const COLOURS: Record<Tone | 'paper' | 'ink' | 'quiet' | 'rule', [light: string, dark: string]> = {
  paper: ['#fbfaf7', '#1a1917'],
  ink: ['#23211d', '#eceae4'],
  quiet: ['#6a665d', '#a8a399'],
  rule: ['#dcd8cf', '#3a3833'],
  ours: ['#c2570c', '#f08a3c'],
  ours2: ['#e0a268', '#b8743a'],
  peer1: ['#3f6ea8', '#7fa8dd'],
  peer2: ['#3b8272', '#6fbfab'],
  floor: ['#a29d92', '#77736a'],
}

/** docs/benchmarks/<name>.svg for each. */
export function writeCharts(charts: Chart[]): void {
  const folder = join(root, 'docs/benchmarks')
  mkdirSync(folder, { recursive: true })
  for (const chart of charts) writeFileSync(join(folder, `${chart.name}.svg`), svgOf(chart))
}

const RUNS_NOTE = 'Bar: median of the runs; whisker: from the lowest to the highest.'

export function svgOf({ title, axis, better, note = RUNS_NOTE, panels }: Chart): string {
  const drawn: string[] = []
  let y = TOP
  for (const panel of panels) {
    drawn.push(drawPanel(panel, axis, y))
    y += heightOf(panel)
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" aria-label="${escapeXml(title)}">
<style>
text { font: 13px system-ui, sans-serif; fill: var(--ink); font-variant-numeric: tabular-nums }
.title { font-size: 17px; font-weight: 600 }
.panel { font-weight: 600 }
.quiet, .tick { fill: var(--quiet); font-size: 12px }
.rule { stroke: var(--rule) }
.whisker { stroke: var(--ink); stroke-width: 1.5; fill: none }
svg { ${properties(0)} }
@media (prefers-color-scheme: dark) { svg { ${properties(1)} } }
</style>
<rect width="${WIDTH}" height="${y}" rx="8" fill="var(--paper)"/>
<text class="title" x="24" y="32">${escapeXml(title)}</text>
<text class="quiet" x="24" y="52">${better === 'more' ? 'More' : 'Less'} is better. ${escapeXml(note)}</text>
${drawn.join('\n')}
</svg>
`
}

function properties(which: 0 | 1): string {
  return Object.entries(COLOURS)
    .map(([name, pair]) => `--${name}: ${pair[which]}`)
    .join('; ')
}

function heightOf({ bars }: Panel): number {
  return PANEL_HEAD + bars.length * STEP + PANEL_FOOT
}

function drawPanel({ label, bars }: Panel, axis: string, top: number): string {
  const ticks = ticksUpTo(Math.max(...bars.map(({ high }) => high)))
  const most = ticks.at(-1) ?? 1
  const x = (value: number) => round(LEFT + (value / most) * (WIDTH - LEFT - RIGHT))
  const first = top + PANEL_HEAD
  const bottom = first + bars.length * STEP
  const grid = ticks.map(
    (tick) => `<line class="rule" x1="${x(tick)}" x2="${x(tick)}" y1="${first - 6}" y2="${bottom}"/>
<text class="tick" x="${x(tick)}" y="${bottom + 16}" text-anchor="middle">${show(tick)}</text>`,
  )
  return [
    `<text class="panel" x="24" y="${top + 18}">${escapeXml(label)}</text>`,
    ...grid,
    `<text class="quiet" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${bottom + 33}" text-anchor="middle">${escapeXml(axis)}</text>`,
    ...bars.map((bar, row) => drawBar(bar, first + row * STEP, x)),
  ].join('\n')
}

function drawBar({ label, tone, low, median, high }: Bar, top: number, x: (value: number) => number): string {
  const middle = top + BAR / 2
  return `<text x="${LEFT - 12}" y="${middle + 4.5}" text-anchor="end">${escapeXml(label)}</text>
<rect x="${x(0)}" y="${top}" width="${round(Math.max(x(median) - x(0), 1))}" height="${BAR}" fill="var(--${tone})"/>
<path class="whisker" d="M${x(low)} ${middle}H${x(high)}M${x(low)} ${middle - 4}v8M${x(high)} ${middle - 4}v8"/>
<text x="${x(high) + 8}" y="${middle + 4.5}">${show(median)}</text>`
}

/** From 0 in four to six round steps to at least `most`. */
function ticksUpTo(most: number): number[] {
  const rough = (most || 1) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step)
}

function show(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 3 })
}

function round(value: number): number {
  return Number(value.toFixed(1))
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
