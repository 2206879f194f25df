/** Why a file cannot become a transcript. The importer in `lib/importers/transcript` throws these codes. */
export const transcriptErrors = {
  transcript_unsupported: {
    title: 'This kind of file cannot be read as a transcript',
    explanation:
      'Transcripts are read from plain text, Markdown, SubRip (.srt), WebVTT (.vtt) and JSON files.',
    action: 'Export the transcript as one of these, and import that file.',
    status: 415,
  },
  transcript_not_found: {
    title: 'The file holds no transcript',
    explanation: 'The file can be read as JSON, but there are no segments, captions or text in it.',
    action: 'Export the transcript again, as text, .srt or .vtt if JSON does not work, and import that file.',
    status: 422,
  },
  transcript_no_speech: {
    title: 'Nothing is said',
    explanation:
      'The transcript or the recording can be read, but nobody speaks in it: there is only silence, noise, music, or marks such as [Music].',
    action: 'Check that speech was recorded and recognised, or choose another file.',
    sameAgain: true,
    status: 422,
  },
  recording_unreadable: {
    title: 'The recording cannot be heard',
    explanation:
      'The sound in this file is damaged, of a kind that is not known, or coded in a way that models do not hear.',
    action: 'Open it in a program for sound, save it as MP3, M4A or WAV, and choose that file.',
    status: 422,
  },
  transcript_too_long: {
    title: 'The transcript is too long',
    explanation:
      'A transcript may have at most 20,000 lines and about 980,000 bytes, which is six hours of talk or more.',
    action: 'Split it into parts and import each of them.',
    sameAgain: true,
    status: 422,
  },
} as const
