import type { ExportFormat } from '@/lib/documents/export-files'

/** A form that a document can be taken away in: by its name in the address of the export, or drawn on the page. */
export interface ExportChoice {
  label: string
  extension: string
  /** Of the address; without it the page makes the file itself. */
  format?: ExportFormat
  make?: () => Promise<File>
}

const docx = { format: 'docx', label: 'Word (docx)', extension: 'docx' } as const
const pdf = { format: 'pdf', label: 'PDF', extension: 'pdf' } as const
const markdown = { format: 'markdown', label: 'Markdown', extension: 'md' } as const

/** What each type of document can be exported as. */
export const exportChoices = {
  talk_track: [docx, pdf, markdown],
  lecture_notes: [docx, pdf, markdown],
  sop: [docx, pdf, markdown],
  story: [
    { format: 'epub', label: 'EPUB, for an e-reader', extension: 'epub' },
    docx,
    pdf,
    markdown,
    { format: 'json', label: 'JSON', extension: 'json' },
  ],
  journey: [
    docx,
    pdf,
    markdown,
    { format: 'csv', label: 'CSV, for a spreadsheet', extension: 'csv' },
    { format: 'json', label: 'JSON', extension: 'json' },
  ],
  outline: [docx, pdf, markdown],
  deck: [docx, pdf, markdown],
  transcript: [docx, pdf, { format: 'txt', label: 'Plain text', extension: 'txt' }],
} as const satisfies Record<string, readonly ExportChoice[]>

/** Only of notes that have definitions or questions. */
export const ankiCards = { format: 'anki', label: 'Anki cards', extension: 'txt' } as const

/** Only of transcripts that have times. */
export const captions = [
  { format: 'srt', label: 'Captions (SRT)', extension: 'srt' },
  { format: 'vtt', label: 'Captions (WebVTT)', extension: 'vtt' },
] as const
