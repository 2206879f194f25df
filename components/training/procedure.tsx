'use client'

import { numberedSteps, SOP_LIMITS, type Sop } from '@shared/documents/sop.ts'
import { NoteText } from '@/components/notes/note-field'
import { SectionTime } from '@/components/notes/section-time'
import { AddButton } from './add-button'
import { ProcedureStep } from './procedure-step'
import { addStep, changeChapter, type SopEdit } from './sop-edits'

/** The steps of the training, chapter by chapter, numbered through. */
export function Procedure({ sop, change }: { sop: Sop; change: (edit: SopEdit) => void }) {
  const numbers = numberedSteps(sop)
  return (
    <section aria-labelledby="procedure" className="flex flex-col gap-8">
      <h2 id="procedure" className="font-semibold">
        Procedure
      </h2>
      {sop.chapters.map((chapter, index) => (
        <section key={chapter.id} aria-label={chapter.heading || `Chapter ${index + 1}`}>
          <div className="flex items-baseline gap-3">
            <h3 className="min-w-0 flex-1">
              <NoteText
                label={`Heading of chapter ${index + 1}`}
                value={chapter.heading}
                maxLength={SOP_LIMITS.maxHeadingLength}
                onChange={(heading) => change(changeChapter(chapter.id, { heading }))}
                className="-mx-2 font-semibold"
              />
            </h3>
            <SectionTime heading={chapter.heading} lines={chapter.lines} start={chapter.start} />
          </div>
          {chapter.steps.length === 0 ? (
            <p className="mt-2 text-sm text-ink-faint">Nothing is to be done in this chapter.</p>
          ) : null}
          <ol className="mt-2 flex flex-col gap-5">
            {chapter.steps.map((step) => (
              <ProcedureStep key={step.id} step={step} number={numbers.get(step.id) ?? 0} change={change} />
            ))}
          </ol>
          {chapter.steps.length < SOP_LIMITS.maxSteps ? (
            <AddButton onClick={() => change(addStep(chapter.id))}>Add a step</AddButton>
          ) : null}
        </section>
      ))}
    </section>
  )
}
