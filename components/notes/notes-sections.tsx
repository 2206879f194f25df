'use client'

import { type LectureNotes, linesOf, NOTES_LIMITS } from '@shared/documents/lecture-notes.ts'
import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { addPoint, changeItem, changePoint } from './note-edits'
import { NoteFoot, NoteText } from './note-field'
import { SectionTime } from './section-time'

/** The sections of the notes, each with its time and its points. */
export function NotesSections({
  content,
  change,
}: {
  content: LectureNotes
  change: (edit: (content: LectureNotes) => LectureNotes) => void
}) {
  return (
    <section aria-label="Sections" className="flex flex-col gap-8">
      {content.sections.map((section, index) => (
        <section key={section.id} aria-label={section.heading || `Section ${index + 1}`}>
          <div className="flex items-baseline gap-3">
            <h2 className="min-w-0 flex-1">
              <NoteText
                label={`Heading of section ${index + 1}`}
                value={section.heading}
                maxLength={NOTES_LIMITS.maxHeadingLength}
                onChange={(heading) => change((now) => changeItem(now, 'sections', section.id, { heading }))}
                className="-mx-2 font-semibold"
              />
            </h2>
            <SectionTime heading={section.heading} lines={linesOf(section)} start={section.start} />
          </div>
          <ul className="mt-2 flex flex-col gap-3">
            {section.points.map((point, at) => (
              <li key={point.id} className="group -mx-2">
                <NoteText
                  label={`Point ${at + 1} of section ${index + 1}`}
                  value={point.text}
                  onChange={(text) => change((now) => changePoint(now, point.id, text))}
                  className="script"
                />
                <NoteFoot
                  note={point}
                  name={`point ${at + 1} of section ${index + 1}`}
                  onRemove={() => change((now) => changePoint(now, point.id, null))}
                />
              </li>
            ))}
          </ul>
          <Button
            variant="ghost"
            size="sm"
            className="mt-2 -ml-2"
            onClick={() => change((now) => addPoint(now, section.id))}
          >
            <Plus aria-hidden />
            Add a note
          </Button>
        </section>
      ))}
    </section>
  )
}
