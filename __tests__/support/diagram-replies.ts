/** A grey picture of 64 by 32 pixels, which a scripted model takes for that of a storm. */
export const STORM = {
  png: 'iVBORw0KGgoAAAANSUhEUgAAAEAAAAAgCAIAAAAt/+nTAAAATklEQVR4nO3PsQkAIBDAwN9/Mmtrh3EIi0MIZIDLrH2+brigAS1oQAsa0IIGtKABLWhACxrQgga0oAEtaEALGtCCBrSgAS1oQAsa0ILHLmMYsR5ZW2TMAAAAAElFTkSuQmCC',
} as const

const at = (x: number, y: number) => ({ x, y, w: 0.15, h: 0.2 })
const step = (text: string, x: number) => ({
  row: 'steps' as const,
  text,
  score: null as number | null,
  written: true,
  region: at(x, 0.5),
})

/** What a vision model says of the picture of a storm, typo included. */
export function journeyReply() {
  return {
    looksLike: 'journey' as const,
    question: { text: '', choices: [] as string[] },
    title: 'The public in a storm',
    about: null,
    stages: [
      { title: 'Storm begins to hit', region: at(0.3, 0.1), entries: [step('Learn and prepare', 0.25)] },
      { title: 'Storm passes', region: at(0.5, 0.1), entries: [step('Access damage', 0.5)] },
      { title: 'Post event', region: at(0.75, 0.1), entries: [step('Navigate recovery', 0.75)] },
    ],
  }
}

/** What it says of systems that send each other messages. */
export function questionReply() {
  return {
    looksLike: 'sequence_diagram' as const,
    question: {
      text: 'This looks like a sequence diagram of systems. Whose journey should it be?',
      choices: ['The user who is redirected'],
    },
    title: '',
    about: null,
    stages: [],
  }
}

/** A second look that finds everything again, where it was. */
export function reviewOf({ stages }: ReturnType<typeof journeyReply>) {
  const cells = stages.flatMap(({ title, region, entries }, index) => [
    { id: `s${index + 1}`, there: true, text: title, region },
    ...entries.map(({ text, region: own }, at) => ({
      id: `s${index + 1}e${at + 1}`,
      there: true,
      text,
      region: own,
    })),
  ])
  return { cells }
}
