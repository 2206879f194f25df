import { DECK_LIMITS } from '@shared/documents/deck.ts'

/** Told before anything is chosen. */
export const IMPORT_HINT = `PowerPoint (.pptx) or Markdown: Marp, Slidev, reveal.js, remark, Pandoc or an outline. Up to ${
  DECK_LIMITS.maxFileBytes / 1024 / 1024
} MB and ${DECK_LIMITS.maxSlides} slides.`

export const IMPORT_ACCEPT =
  '.pptx,.md,.markdown,.mdx,.txt,.html,text/markdown,text/plain,application/vnd.openxmlformats-officedocument.presentationml.presentation'
