'use client'

import { SOP_LIMITS, type Sop } from '@shared/documents/sop.ts'
import { NoteFoot, NoteText } from '@/components/notes/note-field'
import { AddButton } from './add-button'
import { addItem, changeItem, removeItem, type SopEdit } from './sop-edits'

interface Props {
  sop: Sop
  change: (edit: SopEdit) => void
}

/** What can go wrong, and what to do then. */
export function TroubleList({ sop: { troubles }, change }: Props) {
  return (
    <section aria-labelledby="troubles">
      <h2 id="troubles" className="mb-2 font-semibold">
        When something goes wrong
      </h2>
      {troubles.length === 0 ? (
        <p className="text-sm text-ink-faint">Nobody says what can go wrong.</p>
      ) : null}
      <ul className="flex flex-col gap-4">
        {troubles.map((each, index) => (
          <Pair
            key={each.id}
            head={{ label: `Problem ${index + 1}`, value: each.problem }}
            body={{ label: `Remedy ${index + 1}`, value: each.remedy }}
            note={each}
            name={`problem ${index + 1}`}
            onHead={(problem) => change(changeItem('troubles', each.id, { problem }))}
            onBody={(remedy) => change(changeItem('troubles', each.id, { remedy }))}
            onRemove={() => change(removeItem('troubles', each.id))}
          />
        ))}
      </ul>
      {troubles.length < SOP_LIMITS.maxNotes ? (
        <AddButton onClick={() => change(addItem('troubles'))}>Add a problem</AddButton>
      ) : null}
    </section>
  )
}

/** Questions to a learner, with the answers that theirs are held against. */
export function CheckpointList({ sop: { checkpoints }, change }: Props) {
  return (
    <section aria-labelledby="checkpoints">
      <h2 id="checkpoints" className="mb-2 font-semibold">
        Checkpoints
      </h2>
      {checkpoints.length === 0 ? <p className="text-sm text-ink-faint">No question was found.</p> : null}
      <ol className="flex flex-col gap-4">
        {checkpoints.map((each, index) => (
          <Pair
            key={each.id}
            head={{ label: `Question ${index + 1}`, value: each.question }}
            body={{ label: `Model answer ${index + 1}`, value: each.answer }}
            note={each}
            name={`question ${index + 1}`}
            onHead={(question) => change(changeItem('checkpoints', each.id, { question }))}
            onBody={(answer) => change(changeItem('checkpoints', each.id, { answer }))}
            onRemove={() => change(removeItem('checkpoints', each.id))}
          />
        ))}
      </ol>
      {checkpoints.length < SOP_LIMITS.maxNotes ? (
        <AddButton onClick={() => change(addItem('checkpoints'))}>Add a question</AddButton>
      ) : null}
    </section>
  )
}

function Pair({
  head,
  body,
  note,
  name,
  onHead,
  onBody,
  onRemove,
}: {
  head: { label: string; value: string }
  body: { label: string; value: string }
  note: { lines: number[]; start: number | null }
  name: string
  onHead: (text: string) => void
  onBody: (text: string) => void
  onRemove: () => void
}) {
  return (
    <li className="group -mx-2">
      <NoteText {...head} onChange={onHead} className="font-medium" />
      <NoteText {...body} onChange={onBody} className="script" />
      <NoteFoot note={note} name={name} onRemove={onRemove} />
    </li>
  )
}
