import {
  JOURNEY_ROWS,
  type Journey,
  type JourneyEntry,
  type JourneyRow,
  type JourneyStage,
} from '../../supabase/functions/_shared/documents/journey.ts'
import { escapeLine } from './markdown-text.ts'

const TITLES: Record<JourneyRow, string> = {
  steps: 'Steps',
  touchpoints: 'Touchpoints',
  thoughts: 'Thoughts',
  feelings: 'Feelings',
  painPoints: 'Pain points',
  opportunities: 'Opportunities',
}

/** A journey as Markdown: a section a stage, each entry with the words it rests on. */
export function journeyToMarkdown(title: string, journey: Journey): string {
  const from = journey.transcripts.map((transcript) => escapeLine(transcript.title)).join(', ')
  const head = [
    `# ${escapeLine(title) || 'Customer journey'}`,
    journey.about.text ? `For: ${escapeLine(journey.about.text)}` : '',
    `Read from: ${from}`,
    journey.model.offline
      ? '> Drafted by the offline model: sentences of the transcript, sorted by telling words.'
      : '',
  ]
  const stages = journey.stages.map((stage, index) => stageText(stage, index, journey.transcripts))
  return `${[...head, '---', ...stages].filter(Boolean).join('\n\n')}\n`
}

function stageText(stage: JourneyStage, index: number, transcripts: Journey['transcripts']): string {
  const rows = JOURNEY_ROWS.filter((row) => stage[row].length > 0).map((row) => {
    const entries = stage[row].map((entry) => entryText(entry, transcripts))
    return `### ${TITLES[row]}\n\n${entries.join('\n')}`
  })
  return [`## ${index + 1}. ${escapeLine(stage.title) || 'Untitled stage'}`, ...rows].join('\n\n')
}

function entryText(entry: JourneyEntry & { score?: number }, transcripts: Journey['transcripts']): string {
  const score = entry.score === undefined ? '' : ` (${entry.score > 0 ? '+' : ''}${entry.score})`
  const quotes = entry.sources.map(({ documentId, lines, quote }) => {
    const title = transcripts.find(({ id }) => id === documentId)?.title ?? ''
    return `  > “${escapeLine(quote)}” (${escapeLine(title)}, line ${lines.join(', ')})`
  })
  return [`- ${escapeLine(entry.text)}${score}`, ...quotes.flatMap((quote) => ['', quote])].join('\n')
}
