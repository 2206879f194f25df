'use client'

import { FileUp } from 'lucide-react'
import { FileDrop } from '@/components/ui/file-drop'
import { IMPORT_ACCEPT, IMPORT_HINT } from './import-limits'

/** Drop a deck here, or choose one; says what it takes before it is tried. */
export function ImportDropzone({ disabled, onFile }: { disabled: boolean; onFile: (file: File) => void }) {
  return (
    <FileDrop
      label="Import a deck"
      icon={FileUp}
      words="Drop your deck here"
      overWords="Let go to import it"
      hint={IMPORT_HINT}
      accept={IMPORT_ACCEPT}
      inputLabel="Deck file"
      button="Import a deck"
      disabled={disabled}
      onFile={onFile}
    />
  )
}
