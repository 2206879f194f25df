import type { Job } from './schema'

/** What a person reads about a kind of job. A kind without a line here still reads well. */
interface KindLabels {
  /** In the middle of a sentence: "Generating talk track". */
  noun: string
  /** What goes on, where nothing is generated: "Preparing the video". */
  doing?: string
  /** At its start: "Talk track is ready". */
  title: string
  /** Its title is a plural: they are ready. */
  plural?: true
  open: string
  /** What each stage is called on the time line. */
  stages?: Readonly<Record<string, string>>
  /** Stages whose finished tasks a page can show while the rest is being written. */
  partStages: readonly string[]
  /** Where the job is followed, and its finished parts are read. */
  liveHref?: (job: Pick<Job, 'id' | 'projectId' | 'input'>) => string
  /** What a finished job has to say besides. */
  remark?: (result: Readonly<Record<string, unknown>>) => string | undefined
  /** Where the document of a finished job is shown. */
  resultHref?: (job: Pick<Job, 'projectId' | 'input'>, documentId: string) => string
}

const listenHref = ({ projectId, input }: Pick<Job, 'projectId' | 'input'>) =>
  `/projects/${projectId}/listen/${String(input.documentId)}`

const labels: Record<string, KindLabels> = {
  journey_from_transcript: {
    noun: 'customer journey',
    title: 'Customer journey',
    open: 'View journey',
    stages: {
      plan: 'Reading the transcripts',
      extract: 'Finding what happened',
      merge: 'Joining the parts',
      save: 'Putting it together',
    },
    partStages: ['extract'],
    liveHref: ({ id, projectId }) => `/projects/${projectId}/customer-journey/live/${id}`,
    resultHref: ({ projectId }, documentId) => `/projects/${projectId}/customer-journey/${documentId}`,
  },
  journey_from_diagram: {
    noun: 'customer journey',
    title: 'Customer journey',
    open: 'View journey',
    stages: { read: 'Looking at the picture', check: 'Looking a second time' },
    partStages: ['read'],
    liveHref: ({ id, projectId }) => `/projects/${projectId}/customer-journey/live/${id}`,
    resultHref: ({ projectId }, documentId) => `/projects/${projectId}/customer-journey/${documentId}`,
  },
  deck_outline: {
    noun: 'outline',
    title: 'Outline',
    open: 'View outline',
    stages: { read: 'Reading the sources', draft: 'Outlining the deck' },
    partStages: [],
    liveHref: ({ id, projectId }) => `/projects/${projectId}/deck/live/${id}`,
    resultHref: ({ projectId }, documentId) => `/projects/${projectId}/deck/outline/${documentId}`,
  },
  deck_structure: {
    noun: 'slides',
    title: 'Deck',
    open: 'View deck',
    stages: {
      plan: 'Reading the outline',
      write: 'Writing the slides',
      compare: 'Comparing the slides',
      save: 'Putting it together',
    },
    partStages: ['write'],
    liveHref: ({ id, projectId }) => `/projects/${projectId}/deck/live/${id}`,
    resultHref: ({ projectId }, documentId) => `/projects/${projectId}/deck/${documentId}`,
  },
  lecture_notes: {
    noun: 'lecture notes',
    title: 'Lecture notes',
    plural: true,
    open: 'View notes',
    stages: {
      plan: 'Reading what was chosen',
      transcribe: 'Listening',
      transcript: 'Putting the transcript together',
      notes: 'Taking notes',
      save: 'Putting them together',
    },
    partStages: ['transcribe', 'notes'],
    liveHref: ({ id, projectId }) => `/projects/${projectId}/lecture-notes/live/${id}`,
    resultHref: ({ projectId }, documentId) => `/projects/${projectId}/lecture-notes/${documentId}`,
  },
  sop_generation: {
    noun: 'training',
    title: 'Training',
    open: 'View training',
    stages: {
      plan: 'Reading what was chosen',
      transcribe: 'Listening',
      transcript: 'Putting the transcript together',
      write: 'Writing the training',
      save: 'Putting it together',
    },
    partStages: ['transcribe', 'write'],
    liveHref: ({ id, projectId }) => `/projects/${projectId}/training/live/${id}`,
    resultHref: ({ projectId }, documentId) => `/projects/${projectId}/training/${documentId}`,
  },
  tts_generation: {
    noun: 'narration',
    title: 'Narration',
    open: 'Listen',
    stages: { plan: 'Reading the text', speak: 'Speaking', save: 'Joining the sentences' },
    partStages: [],
    // Heard where it is made: on the page of the document that is read.
    liveHref: listenHref,
    resultHref: listenHref,
  },
  image_generation: {
    noun: 'pictures',
    title: 'Pictures',
    plural: true,
    open: 'View pictures',
    stages: {
      plan: 'Reading the story',
      describe: 'Describing the pictures',
      draw: 'Drawing',
      save: 'Putting them in their places',
    },
    partStages: [],
    remark: ({ refused }) =>
      typeof refused === 'number' && refused > 0
        ? `${refused === 1 ? 'One was' : `${refused} were`} refused by the model server; the story says which.`
        : undefined,
    // They have no document of their own: they stand in the story.
    liveHref: ({ projectId, input }) => `/projects/${projectId}/story/${String(input.documentId)}`,
  },
  checkpoint_evaluation: {
    noun: 'evaluation of your answer',
    title: 'Evaluation of your answer',
    open: 'View evaluation',
    stages: { evaluate: 'Reading the answer' },
    partStages: [],
    // The answer has no document of its own: what was said about it stands beside its question.
    liveHref: ({ projectId, input }) => `/projects/${projectId}/training/${String(input.trainingId)}/learn`,
  },
  story_generation: {
    noun: 'story',
    title: 'Story',
    open: 'Read story',
    stages: { plan: 'Planning the story', write: 'Writing the story', questions: 'Writing the questions' },
    partStages: ['plan', 'write'],
    liveHref: ({ id, projectId }) => `/projects/${projectId}/story/live/${id}`,
    resultHref: ({ projectId }, documentId) => `/projects/${projectId}/story/${documentId}`,
  },
  transcription: {
    noun: 'transcript',
    title: 'Transcript',
    open: 'View transcript',
    stages: { plan: 'Looking at the recording', transcribe: 'Listening', save: 'Putting it together' },
    partStages: ['transcribe'],
    resultHref: ({ projectId }, documentId) =>
      `/projects/${projectId}/lecture-notes/transcript/${documentId}`,
  },
  video_upload: {
    noun: 'video',
    doing: 'Preparing the video',
    title: 'Video',
    open: 'View trainings',
    stages: { create: 'Handing the video over', wait: 'Being prepared for playing' },
    partStages: [],
    // It has no document of its own: it belongs to its training.
    liveHref: ({ projectId }) => `/projects/${projectId}/training`,
  },
  talk_track: {
    noun: 'talk track',
    title: 'Talk track',
    open: 'View talk track',
    stages: { plan: 'Reading the deck', write: 'Writing the scripts', save: 'Putting it together' },
    partStages: ['write'],
    liveHref: ({ id, projectId }) => `/projects/${projectId}/talk-track/live/${id}`,
    resultHref: ({ projectId }, documentId) => `/projects/${projectId}/talk-track/${documentId}`,
  },
}

/** The words for a kind. */
export function kindLabels(kind: string): KindLabels {
  const known = labels[kind]
  if (known) return known
  const noun = kind.replaceAll('_', ' ')
  return { noun, title: noun.charAt(0).toUpperCase() + noun.slice(1), open: 'Open', partStages: [] }
}

/** Where to go to see a job's result, or to follow it while there is none. */
export function jobHref(job: Job): string {
  const { resultHref, liveHref } = kindLabels(job.kind)
  const documentId = job.status === 'completed' ? job.result.documentId : undefined
  if (typeof documentId === 'string' && resultHref) return resultHref(job, documentId)
  return liveHref?.(job) ?? `/jobs/${job.id}`
}
