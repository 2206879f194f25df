'use client'

import { SOP_LIMITS, type SopStep } from '@shared/documents/sop.ts'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { NoteFoot, NoteText } from '@/components/notes/note-field'
import { Button } from '@/components/ui/button'
import { addRemark, changeRemark, changeStep, removeStep, type SopEdit } from './sop-edits'

const remarks = [
  { list: 'warnings', name: 'Warning', icon: <TriangleAlert aria-hidden className="text-danger" /> },
  { list: 'checks', name: 'Check', icon: <CircleCheck aria-hidden className="text-done" /> },
] as const

/** One thing to do, with its warnings and checks. */
export function ProcedureStep({
  step,
  number,
  change,
}: {
  step: SopStep
  number: number
  change: (edit: SopEdit) => void
}) {
  return (
    <li className="group/step grid grid-cols-[2rem_minmax(0,1fr)]">
      <span aria-hidden className="nums pt-1.5 text-sm font-medium text-ink-faint">
        {number}
      </span>
      <div className="-ml-2 flex flex-col gap-2">
        <div className="group">
          <NoteText
            label={`Step ${number}`}
            value={step.text}
            onChange={(text) => change(changeStep(step.id, (now) => ({ ...now, text })))}
            className="script"
          />
          <NoteFoot note={step} name={`step ${number}`} onRemove={() => change(removeStep(step.id))} />
        </div>
        {remarks.map(({ list, name, icon }) =>
          step[list].map((remark, index) => (
            <div
              key={remark.id}
              className="group ml-2 flex gap-2 border-l-2 pl-3 [&>svg]:mt-1.5 [&>svg]:size-4"
            >
              {icon}
              <div className="min-w-0 flex-1">
                <NoteText
                  label={`${name} ${index + 1} of step ${number}`}
                  value={remark.text}
                  onChange={(text) => change(changeRemark(step.id, list, remark.id, text))}
                />
                <NoteFoot
                  note={remark}
                  name={`${name.toLowerCase()} ${index + 1} of step ${number}`}
                  onRemove={() => change(changeRemark(step.id, list, remark.id, null))}
                />
              </div>
            </div>
          )),
        )}
        <div className="flex flex-wrap opacity-0 transition-opacity group-focus-within/step:opacity-100 group-hover/step:opacity-100 pointer-coarse:opacity-100">
          {remarks.map(({ list, name }) =>
            step[list].length < SOP_LIMITS.maxRemarks ? (
              <Button
                key={list}
                variant="ghost"
                size="sm"
                aria-label={`Add a ${name.toLowerCase()} to step ${number}`}
                className="px-2 text-xs"
                onClick={() => change(addRemark(step.id, list))}
              >
                + {name}
              </Button>
            ) : null,
          )}
        </div>
      </div>
    </li>
  )
}
