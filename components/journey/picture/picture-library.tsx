'use client'

import { Field } from '@/components/ui/field'
import { usePictures } from '@/lib/media/picture/stored-picture'

/** The pictures that the project holds already; nothing is shown while there are none. */
export function PictureLibrary({
  projectId,
  chosen,
  onChoose,
}: {
  projectId: string
  chosen: string | null
  onChoose: (id: string) => void
}) {
  const { data: pictures = [] } = usePictures(projectId)
  if (pictures.length === 0) return null
  return (
    <Field id="stored-picture" label="Or one of this project">
      <select
        id="stored-picture"
        value={chosen ?? ''}
        onChange={(event) => event.target.value && onChoose(event.target.value)}
        className="touch h-10 w-full min-w-0 rounded-box border border-line-strong/60 bg-surface px-3 text-sm"
      >
        <option value="">Choose a picture of the project</option>
        {pictures.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  )
}
