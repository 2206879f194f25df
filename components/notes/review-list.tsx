'use client'

import { type LectureNotes, NOTES_LIMITS } from '@shared/documents/lecture-notes.ts'
import { changeItem, removeItem } from './note-edits'
import { NoteFoot, NoteText } from './note-field'

/** The terms that were explained, and questions to review what was taught. */
export function ReviewList({
  content: { definitions, questions },
  change,
}: {
  content: LectureNotes
  change: (edit: (content: LectureNotes) => LectureNotes) => void
}) {
  return (
    <>
      {definitions.length > 0 ? (
        <section aria-labelledby="definitions">
          <h2 id="definitions" className="mb-2 font-semibold">
            Definitions
          </h2>
          <ul className="flex flex-col gap-4">
            {definitions.map((each, index) => (
              <li key={each.id} className="group -mx-2">
                <NoteText
                  label={`Term ${index + 1}`}
                  value={each.term}
                  maxLength={NOTES_LIMITS.maxHeadingLength}
                  onChange={(term) => change((now) => changeItem(now, 'definitions', each.id, { term }))}
                  className="font-medium"
                />
                <NoteText
                  label={`Meaning of term ${index + 1}`}
                  value={each.meaning}
                  onChange={(meaning) =>
                    change((now) => changeItem(now, 'definitions', each.id, { meaning }))
                  }
                  className="script"
                />
                <NoteFoot
                  note={each}
                  name={`term ${index + 1}`}
                  onRemove={() => change((now) => removeItem(now, 'definitions', each.id))}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {questions.length > 0 ? (
        <section aria-labelledby="questions">
          <h2 id="questions" className="mb-2 font-semibold">
            Questions to review
          </h2>
          <ol className="flex flex-col gap-4">
            {questions.map((each, index) => (
              <li key={each.id} className="group -mx-2">
                <NoteText
                  label={`Question ${index + 1}`}
                  value={each.question}
                  onChange={(question) =>
                    change((now) => changeItem(now, 'questions', each.id, { question }))
                  }
                  className="font-medium"
                />
                <NoteText
                  label={`Answer ${index + 1}`}
                  value={each.answer}
                  onChange={(answer) => change((now) => changeItem(now, 'questions', each.id, { answer }))}
                  className="script"
                />
                <NoteFoot
                  note={each}
                  name={`question ${index + 1}`}
                  onRemove={() => change((now) => removeItem(now, 'questions', each.id))}
                />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  )
}
