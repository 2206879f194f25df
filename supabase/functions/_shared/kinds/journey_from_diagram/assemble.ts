import type { JourneyEntry, JourneyStage, PictureSource, Region } from '../../documents/journey.ts'
import { emptyStage } from '../journey_from_transcript/assemble.ts'
import type { SeenStage } from './tasks.ts'

/** The stages of a journey from what was seen, each entry with the region it rests on. Empty cells stay empty. */
export function journeyStages(
  stages: SeenStage[],
  source: (region: Region, quote: string) => PictureSource,
): JourneyStage[] {
  return stages.map(({ title, entries }, index) => {
    const stage = emptyStage(`s${index + 1}`, title)
    for (const [at, { row, text, score, written, region }] of entries.entries()) {
      const entry: JourneyEntry = {
        id: `s${index + 1}e${at + 1}`,
        text,
        sources: [source(region, written ? text : '')],
      }
      if (row === 'feelings') stage.feelings.push({ ...entry, score: score ?? 0 })
      else stage[row].push(entry)
    }
    return stage
  })
}
