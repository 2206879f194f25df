import {
  JOURNEY_ROWS,
  type Journey,
  type JourneyEntry,
} from '../../../supabase/functions/_shared/documents/journey.ts'
import { placeOf, sourceNames } from '../journey-places.ts'
import { ROW_TITLES, signed } from '../journey-words.ts'
import { type Block, heading, item, oneLine, type Printable, remark } from './printable.ts'

/** A journey on paper: a section a stage, each entry with the words it rests on. */
export function printJourney(title: string, journey: Journey): Printable {
  const { about, model, stages } = journey
  return {
    title: oneLine(title) || 'Customer journey',
    blocks: [
      ...(about.text.trim() ? [remark(`For: ${about.text}`)] : []),
      remark(`Read from: ${sourceNames(journey).join(', ')}`),
      ...(model.offline
        ? [remark('Drafted by the offline model: sentences of the transcript, sorted by telling words.')]
        : []),
      ...stages.flatMap((stage, index) => [
        heading(2, `${index + 1}. ${stage.title.trim() || 'Untitled stage'}`),
        ...JOURNEY_ROWS.filter((row) => stage[row].length > 0).flatMap((row) => [
          heading(3, ROW_TITLES[row]),
          ...stage[row].flatMap((entry) => entryBlocks(entry, journey)),
        ]),
      ]),
    ],
  }
}

function entryBlocks(entry: JourneyEntry & { score?: number }, journey: Journey): Block[] {
  const quotes = entry.sources.map((source) => {
    const { name, where } = placeOf(source, journey)
    const place = 'mediaId' in source ? `at ${where}` : `line ${where.replaceAll(' ', ', ')}`
    return item(1, source.quote === '' ? 'drawn' : `“${source.quote}”`, oneLine(`(${name}, ${place})`))
  })
  return [item(0, entry.text, entry.score === undefined ? '' : `(${signed(entry.score)})`), ...quotes]
}
