import {
  JOURNEY_ROWS,
  type Journey,
  type JourneyEntry,
  type JourneyStage,
} from '../../supabase/functions/_shared/documents/journey.ts'
import { placeOf, sourceNames } from './journey-places.ts'
import { ROW_TITLES } from './journey-words.ts'
import { escapeLine } from './markdown-text.ts'

/** A journey as Markdown: a section a stage, each entry with the words it rests on. */
export function journeyToMarkdown(title: string, journey: Journey): string {
  const from = sourceNames(journey).map(escapeLine).join(', ')
  const head = [
    `# ${escapeLine(title) || 'Customer journey'}`,
    journey.about.text ? `For: ${escapeLine(journey.about.text)}` : '',
    `Read from: ${from}`,
    journey.model.offline ? offlineRemark(journey) : '',
  ]
  const stages = journey.stages.map((stage, index) => stageText(stage, index, journey))
  return `${[...head, '---', ...stages].filter(Boolean).join('\n\n')}\n`
}

function stageText(stage: JourneyStage, index: number, journey: Journey): string {
  const rows = JOURNEY_ROWS.filter((row) => stage[row].length > 0).map((row) => {
    const entries = stage[row].map((entry) => entryText(entry, journey))
    return `### ${ROW_TITLES[row]}\n\n${entries.join('\n')}`
  })
  return [`## ${index + 1}. ${escapeLine(stage.title) || 'Untitled stage'}`, ...rows].join('\n\n')
}

function entryText(entry: JourneyEntry & { score?: number }, journey: Journey): string {
  const score = entry.score === undefined ? '' : ` (${entry.score > 0 ? '+' : ''}${entry.score})`
  const quotes = entry.sources.map((source) => {
    const { name, where } = placeOf(source, journey)
    const place = 'mediaId' in source ? `at ${where}` : `line ${where.replaceAll(' ', ', ')}`
    const words = source.quote === '' ? 'drawn' : `“${escapeLine(source.quote)}”`
    return `  > ${words} (${escapeLine(name)}, ${place})`
  })
  return [`- ${escapeLine(entry.text)}${score}`, ...quotes.flatMap((quote) => ['', quote])].join('\n')
}

function offlineRemark({ transcripts }: Journey): string {
  return transcripts.length > 0
    ? '> Drafted by the offline model: sentences of the transcript, sorted by telling words.'
    : '> Drafted by the offline model, which cannot see: do not trust what it says of the picture.'
}
