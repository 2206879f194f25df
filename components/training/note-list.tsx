'use client'

import type { Sop } from '@shared/documents/sop.ts'
import { NoteFoot, NoteText } from '@/components/notes/note-field'
import { AddButton } from './add-button'
import { addItem, changeItem, removeItem, type SopEdit } from './sop-edits'

const lists = {
  roles: { title: 'Roles', name: 'Role', empty: 'Nobody says who does what.' },
  materials: { title: 'What you need', name: 'Material', empty: 'Nobody says what is needed.' },
  keyPoints: { title: 'Key points', name: 'Key point', empty: 'No key point was found.' },
} as const

/** A list of single statements: roles, materials or key points. */
export function NoteList({
  list,
  sop,
  change,
  most,
}: {
  list: keyof typeof lists
  sop: Sop
  change: (edit: SopEdit) => void
  most: number
}) {
  const { title, name, empty } = lists[list]
  const notes = sop[list]
  return (
    <section aria-labelledby={list}>
      <h2 id={list} className="mb-2 font-semibold">
        {title}
      </h2>
      {notes.length === 0 ? <p className="text-sm text-ink-faint">{empty}</p> : null}
      <ul className="flex flex-col gap-3">
        {notes.map((note, index) => (
          <li key={note.id} className="group -mx-2">
            <NoteText
              label={`${name} ${index + 1}`}
              value={note.text}
              onChange={(text) => change(changeItem(list, note.id, { text }))}
              className="script"
            />
            <NoteFoot
              note={note}
              name={`${name.toLowerCase()} ${index + 1}`}
              onRemove={() => change(removeItem(list, note.id))}
            />
          </li>
        ))}
      </ul>
      {notes.length < most ? (
        <AddButton onClick={() => change(addItem(list))}>Add a {name.toLowerCase()}</AddButton>
      ) : null}
    </section>
  )
}
