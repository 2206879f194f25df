export interface ParsedMetric {
  type: string
  help: string
  samples: { name: string; labels: Record<string, string>; value: number }[]
}

const COMMENT = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/
const SAMPLE =
  /^([a-zA-Z_:][\w:]*)(?:\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|[+-]Inf|NaN)$/
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\["\\n])*)"/g
const SUFFIXES = /_(bucket|sum|count)$/

/** Reads Prometheus' text form by its grammar, and refuses what breaks it: a metric twice, or a sample of none. */
export function parseExposition(text: string): Map<string, ParsedMetric> {
  if (!text.endsWith('\n')) throw new Error('The last line has no end.')
  const metrics = new Map<string, ParsedMetric>()
  let current: [string, ParsedMetric] | undefined
  for (const line of text.slice(0, -1).split('\n')) {
    const [, word, name = '', rest = ''] = COMMENT.exec(line) ?? []
    if (word === 'HELP') {
      if (metrics.has(name)) throw new Error(`${name} comes twice.`)
      current = [name, { type: '', help: rest, samples: [] }]
      metrics.set(...current)
    } else if (word === 'TYPE' && current?.[0] === name) current[1].type = rest
    else readSample(line, current)
  }
  return metrics
}

function readSample(line: string, current: [string, ParsedMetric] | undefined): void {
  const found = SAMPLE.exec(line)
  if (!found || !current) throw new Error(`This is no sample: ${line}`)
  const [, name = '', inner = '', value = ''] = found
  const [metric, parsed] = current
  const owner = parsed.type === 'histogram' ? name.replace(SUFFIXES, '') : name
  if (owner !== metric) throw new Error(`${name} stands under ${metric}.`)
  const labels = Object.fromEntries(
    [...inner.matchAll(LABEL)].map(([, label, said]) => [label, unescaped(said ?? '')]),
  )
  parsed.samples.push({ name, labels, value: value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value) })
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_all, char: string) => (char === 'n' ? '\n' : char))
}
