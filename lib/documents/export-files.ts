const TEXT_FORMATS = ['markdown', 'txt', 'srt', 'vtt', 'csv', 'json', 'anki'] as const
export type TextFormat = (typeof TEXT_FORMATS)[number]

export const EXPORT_FORMATS = [...TEXT_FORMATS, 'docx', 'pdf', 'epub'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What each format is as a file. */
export const EXPORT_FILES = {
  markdown: { extension: 'md', type: 'text/markdown' },
  txt: { extension: 'txt', type: 'text/plain' },
  srt: { extension: 'srt', type: 'application/x-subrip' },
  vtt: { extension: 'vtt', type: 'text/vtt' },
  csv: { extension: 'csv', type: 'text/csv' },
  json: { extension: 'json', type: 'application/json' },
  anki: { extension: 'txt', type: 'text/tab-separated-values' },
  docx: {
    extension: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  pdf: { extension: 'pdf', type: 'application/pdf' },
  epub: { extension: 'epub', type: 'application/epub+zip' },
} as const satisfies Record<ExportFormat, { extension: string; type: string }>
