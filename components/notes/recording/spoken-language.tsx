'use client'

import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useRecordingUploads, useSpokenLanguage } from '@/lib/media/recordings/uploads-context'

const CODES =
  'ar bn cs da de el en es fa fi fr he hi hu id it ja ko nl no pl pt ro ru sv th tr uk ur vi zh'.split(' ')
const names = new Intl.DisplayNames('en', { type: 'language' })
const FOUND_OUT = 'auto'
const OPTIONS = [
  { value: FOUND_OUT, label: 'Found out by the model' },
  ...CODES.map((code) => ({ value: code, label: names.of(code) ?? code })).sort((a, b) =>
    a.label.localeCompare(b.label, 'en'),
  ),
]

/** What is spoken, for a model that would guess wrong. */
export function SpokenLanguage({ projectId }: { projectId: string }) {
  const uploads = useRecordingUploads()
  const language = useSpokenLanguage(projectId)
  return (
    <Field id="spoken-language" label="Spoken language" className="max-w-xs">
      <Select
        id="spoken-language"
        value={language ?? FOUND_OUT}
        onChange={(value) => uploads.setLanguage(projectId, value === FOUND_OUT ? null : value)}
        options={OPTIONS}
      />
    </Field>
  )
}
