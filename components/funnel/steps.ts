/** The eight steps of a funnel, in order. A step that is not built yet says so on its page. */
export const FUNNEL_STEPS = [
  {
    number: 1,
    slug: 'lecture-notes',
    title: 'Lecture notes',
    built: true,
    about: 'The transcript of your lecture becomes notes with key takeaways and definitions.',
  },
  {
    number: 2,
    slug: 'customer-journey',
    title: 'Customer journey',
    built: true,
    about: 'A conversation or a drawing becomes a map of how people find and choose you.',
  },
  {
    number: 3,
    slug: 'story',
    title: 'Story',
    built: true,
    about: 'A topic becomes a story at the level of its reader, with readings, translation and questions.',
  },
  {
    number: 4,
    slug: 'deck',
    title: 'Deck structure',
    built: true,
    about: 'The slides you teach with: import a deck or generate one, then edit every slide.',
  },
  {
    number: 5,
    slug: 'slides',
    title: 'Slides',
    built: false,
    about: 'The structure of your deck becomes finished slides.',
  },
  {
    number: 6,
    slug: 'talk-track',
    title: 'Talk track',
    built: true,
    about: 'What to say on every slide, with delivery notes and the time it takes.',
  },
  {
    number: 7,
    slug: 'training',
    title: 'Training',
    built: true,
    about: 'A recording of your work becomes a training with chapters, steps and checkpoints.',
  },
  {
    number: 8,
    slug: 'publish',
    title: 'Publish',
    built: false,
    about: 'Everything you have made, on one page that you can share.',
  },
] as const

export type FunnelStep = (typeof FUNNEL_STEPS)[number]
export type StepSlug = FunnelStep['slug']

/** `live`: something is being generated there. `next`: the first built step to do after those that are done. */
export type StepState = 'done' | 'live' | 'next' | 'open' | 'unbuilt'

const documentOfStep: Partial<Record<StepSlug, string>> = {
  'lecture-notes': 'lecture_notes',
  'customer-journey': 'journey',
  deck: 'deck',
  'talk-track': 'talk_track',
  story: 'story',
  training: 'sop',
}
const kindsOfStep: Partial<Record<StepSlug, string[]>> = {
  'lecture-notes': ['lecture_notes'],
  'customer-journey': ['journey_from_transcript'],
  deck: ['deck_outline', 'deck_structure'],
  'talk-track': ['talk_track'],
  story: ['story_generation'],
  training: ['sop_generation'],
}

/** The state of every step, from what the project holds and what is running for it. */
export function stepStates(documentTypes: string[], liveKinds: string[]): Record<StepSlug, StepState> {
  const states = FUNNEL_STEPS.map(({ slug, built }): StepState => {
    if (!built) return 'unbuilt'
    if (kindsOfStep[slug]?.some((kind) => liveKinds.includes(kind))) return 'live'
    return documentTypes.includes(documentOfStep[slug] ?? '') ? 'done' : 'open'
  })
  const after = states.indexOf('open', states.lastIndexOf('done') + 1)
  const next = after === -1 ? states.indexOf('open') : after
  const entries = FUNNEL_STEPS.map(({ slug }, index) => [slug, index === next ? 'next' : states[index]])
  return Object.fromEntries(entries) as Record<StepSlug, StepState>
}

/** Where a step is found. */
export function stepHref(projectId: string, slug: StepSlug): string {
  return `/projects/${projectId}/${slug}`
}
