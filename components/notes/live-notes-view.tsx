import { type NotesOutput, NotesOutputSchema } from '@shared/kinds/lecture_notes/tasks.ts'
import { livePieces } from '@/components/transcripts/live-pieces'
import { LiveReading } from '@/components/transcripts/live-reading'
import type { JobParts } from '@/lib/jobs/schema'
import { NotesOfflineRemark } from './notes-offline-remark'
import { PlaceLabel } from './place-label'

const words = {
  live: 'Taking notes',
  ready: 'Your lecture notes are ready',
  unfinished: 'Your lecture notes are not finished',
  lead: 'Notes appear here as they are taken.',
  done: 'Read them, edit them or export them.',
}

/** Notes while they are taken, piece by piece. */
export function LiveNotesView({ parts }: { parts: JobParts }) {
  const reading = livePieces(parts.parts, 'notes', NotesOutputSchema)
  return (
    <LiveReading
      parts={parts}
      reading={reading}
      words={words}
      remark={reading.offline ? <NotesOfflineRemark nothing={reading.isEmpty} /> : null}
    >
      {(notes, number) => <PieceNotes key={number} name={notes.title || `Part ${number}`} notes={notes} />}
    </LiveReading>
  )
}

function PieceNotes({ name, notes }: { name: string; notes: NotesOutput }) {
  return (
    <article aria-label={name} className="flex animate-arrive flex-col gap-6">
      {notes.sections.map((section) => (
        <section key={`${section.heading} ${section.points[0]?.lines[0] ?? 0}`}>
          <h2 className="text-sm font-semibold wrap-anywhere">{section.heading}</h2>
          <ul className="mt-2 flex flex-col gap-3">
            {section.points.map((point) => (
              <li key={point.text} className="script as-written">
                {point.text} <PlaceLabel {...point} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  )
}
