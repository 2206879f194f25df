/** Why a file cannot become a deck; the first two are told of transcripts too. The importers in `lib/importers` throw these codes. */
export const importErrors = {
  file_too_large: {
    title: 'The file is too large',
    explanation: 'A deck or a transcript may be a file of at most 20 MB.',
    action: 'Compress the pictures in it, or split it in two, and import it again.',
    status: 413,
  },
  file_empty: {
    title: 'The file is empty',
    explanation: 'The file holds no bytes, or nothing but white space.',
    action: 'Check that the file was saved or downloaded completely, then import it again.',
    status: 422,
  },
  unsupported_format: {
    title: 'This kind of file cannot be read as a deck',
    explanation: 'Decks are read from PowerPoint (.pptx) and from Markdown or plain text files.',
    action: 'Export the deck as .pptx, or as Markdown, and import that file.',
    status: 415,
  },
  deck_encrypted: {
    title: 'The deck is protected with a password',
    explanation: 'The file is encrypted, so its slides cannot be read without the password.',
    action: 'Open it in PowerPoint, remove the password under File, Info, Protect Presentation, and save it.',
    status: 422,
  },
  deck_legacy_ppt: {
    title: 'The deck is in the old .ppt format',
    explanation: 'The file was saved in the format of PowerPoint 97 to 2003, which is not read here.',
    action: 'Open it in PowerPoint, Keynote or LibreOffice, save it as .pptx and import that file.',
    status: 422,
  },
  deck_corrupt: {
    title: 'The deck is damaged',
    explanation: 'The file starts like a PowerPoint deck, but a part of it is missing or broken.',
    action: 'Download it again, or let PowerPoint repair it and save it as a new .pptx file.',
    status: 422,
  },
  deck_unpacks_too_large: {
    title: 'The deck unpacks to too much',
    explanation: 'The file is small, but what is packed inside it is far larger than any deck needs.',
    action: 'Save the deck as a new .pptx file from PowerPoint and import that one.',
    status: 422,
  },
  deck_no_slides: {
    title: 'The deck has no slides',
    explanation: 'The file can be read, but there is no slide in it.',
    action: 'Add slides to it, or choose another file.',
    status: 422,
  },
  deck_no_text: {
    title: 'The deck has no text',
    explanation: 'No slide has words on it or in its notes: they hold only pictures, or nothing at all.',
    action: 'Add titles, text, notes or alternative texts for the pictures, then import it again.',
    status: 422,
  },
  deck_too_many_slides: {
    title: 'The deck has too many slides',
    explanation: 'A deck may have at most 300 slides.',
    action: 'Split it into several decks and import each of them.',
    status: 422,
  },
  deck_too_much_text: {
    title: 'The deck has too much text',
    explanation: 'A deck may hold at most about 900,000 bytes of text.',
    action: 'Split it into several decks, or move long passages out of it, and import it again.',
    status: 422,
  },
} as const
