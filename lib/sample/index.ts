import { type ImportedDeck, importDeck } from '../importers/index.ts'
import { theQuietFunnel } from './the-quiet-funnel.gen.ts'

/** The sample deck of 62 slides, read by the importer like anybody's Marp file. Slide ids are new each time. */
export function sampleDeck(): Promise<ImportedDeck> {
  return importDeck({ fileName: 'the-quiet-funnel.md', bytes: new TextEncoder().encode(theQuietFunnel) })
}
