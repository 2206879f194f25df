import type { Journey, JourneySource, Region } from '../../supabase/functions/_shared/documents/journey.ts'

/** What a source is called, and where in it something stands: "3, 4" for lines, "x 10 % y 20 %, 30 % by 8 %" for a region. */
export function placeOf(
  source: JourneySource,
  { transcripts, pictures }: Pick<Journey, 'transcripts' | 'pictures'>,
): { name: string; where: string } {
  if ('mediaId' in source) {
    const name = pictures.find(({ id }) => id === source.mediaId)?.name ?? ''
    return { name, where: regionWords(source.region) }
  }
  const name = transcripts.find(({ id }) => id === source.documentId)?.title ?? ''
  return { name, where: source.lines.join(' ') }
}

function regionWords({ x, y, w, h }: Region): string {
  const percent = (side: number) => `${Math.round(side * 1000) / 10} %`
  return `x ${percent(x)} y ${percent(y)}, ${percent(w)} by ${percent(h)}`
}

/** What a journey was read from, by name. */
export function sourceNames({ transcripts, pictures }: Pick<Journey, 'transcripts' | 'pictures'>): string[] {
  return [...transcripts.map(({ title }) => title), ...pictures.map(({ name }) => name)]
}
