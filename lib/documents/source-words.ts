const types: Record<string, string> = {
  deck: 'Deck',
  talk_track: 'Talk track',
  transcript: 'Transcript',
  journey: 'Customer journey',
  lecture_notes: 'Lecture notes',
  sop: 'Training',
  story: 'Story',
}

const units: Record<string, string> = {
  deck: 'slide',
  talk_track: 'slide',
  transcript: 'line',
  journey: 'stage',
  lecture_notes: 'section',
  sop: 'chapter',
  story: 'segment',
}

const places: Record<string, string> = {
  deck: 'deck',
  talk_track: 'talk-track',
  journey: 'customer-journey',
  sop: 'training',
  story: 'story',
}

/** What a type of document is called where it is chosen as a source. */
export function sourceType(type: string): string {
  return types[type] ?? type.charAt(0).toUpperCase() + type.slice(1).replaceAll('_', ' ')
}

/** Where in a source: line 3, slides 4 to 6. */
export function passageWords(type: string, { from, to }: { from: number; to: number }): string {
  const unit = units[type] ?? 'part'
  return from === to ? `${unit} ${from}` : `${unit}s ${from} to ${to}`
}

/** Where a source can be read; null for a type without a page of its own. */
export function sourceHref(projectId: string, type: string, documentId: string): string | null {
  const place = places[type]
  return place ? `/projects/${projectId}/${place}/${documentId}` : null
}
