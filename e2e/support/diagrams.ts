import { readFileSync } from 'node:fs'
import { imageSize } from 'image-size'
import { journeyReply, questionReply, reviewOf } from '../../__tests__/support/diagram-replies.ts'

/** Real diagrams of other people, kept beside the checkout of those who develop it. */
export const folder = new URL('../../../shared/data/diagrams/', import.meta.url)
export const diagram = (name: string) => readFileSync(new URL(name, folder))

type Reply = ReturnType<typeof journeyReply>
type Entry = Reply['stages'][number]['entries'][number]
type Place = [x: number, y: number, w: number, h: number]

const region = ([x, y, w, h]: Place) => ({ x, y, w, h })
const entry = (row: string, text: string, place: Place) =>
  ({ row, text, score: null, written: true, region: region(place) }) as unknown as Entry
const stage = (title: string, place: Place, entries: Entry[]) => ({ title, region: region(place), entries })

/** What a model that sees says of the storm: the stage without a step under it stays empty. */
export const storm: Reply = {
  ...journeyReply(),
  title: 'The public in a storm',
  stages: [
    stage('Potential storm may be approaching', [0.014, 0.12, 0.227, 0.28], []),
    stage(
      'Storm begins to hit',
      [0.337, 0.12, 0.203, 0.28],
      [
        entry('steps', 'Learn and prepare', [0.272, 0.47, 0.152, 0.38]),
        entry('steps', 'Stay safe, evaluate as needed.', [0.429, 0.47, 0.111, 0.38]),
        entry('touchpoints', 'Hazard product/s created', [0.262, 0.04, 0.046, 0.37]),
      ],
    ),
    stage(
      'Storm passes',
      [0.554, 0.12, 0.203, 0.28],
      [entry('steps', 'Access damage', [0.554, 0.47, 0.203, 0.38])],
    ),
    stage(
      'Post event',
      [0.768, 0.12, 0.203, 0.28],
      [entry('steps', 'Navigate recovery', [0.768, 0.47, 0.203, 0.38])],
    ),
  ],
}

/** And of a person who logs in by BankID. */
export const login: Reply = {
  ...journeyReply(),
  title: 'Applying with AF-Connect',
  stages: [
    stage(
      'Your website',
      [0.14, 0.04, 0.11, 0.31],
      [
        entry(
          'steps',
          'User visits your website and chooses to provide their data using AF-Connect',
          [0.01, 0.2, 0.125, 0.15],
        ),
        entry('touchpoints', 'Empty application form', [0.148, 0.15, 0.1, 0.1]),
      ],
    ),
    stage(
      'Login page',
      [0.288, 0.29, 0.113, 0.33],
      [entry('steps', 'User chooses identification method (e.g. Mobile BankID)', [0.285, 0.83, 0.12, 0.11])],
    ),
    stage(
      'BankID',
      [0.465, 0.31, 0.055, 0.28],
      [
        entry(
          'steps',
          'User identifies themselves with chosen identification method',
          [0.43, 0.83, 0.125, 0.11],
        ),
      ],
    ),
    stage(
      'AF-Connect',
      [0.583, 0.29, 0.113, 0.33],
      [entry('steps', 'User selects what details to share with your website', [0.585, 0.83, 0.11, 0.11])],
    ),
    stage(
      'Filled application form',
      [0.74, 0.15, 0.1, 0.1],
      [
        entry(
          'steps',
          'User shared data with your service and finishes the application/registration',
          [0.85, 0.2, 0.12, 0.15],
        ),
      ],
    ),
  ],
}

/** What is seen, by the size of the picture that arrives: the whole of each, and none of another. */
const SEEN = [
  { name: 'public-journey-storm.png', reply: storm },
  { name: 'user-journey-bankid-login.png', reply: login },
  { name: 'sequence-diagram.png', reply: questionReply() },
]

export function sees(body: string): { content: unknown } | { status: number } {
  const sent = /data:image\/\w+;base64,([A-Za-z0-9+/=]+)/.exec(body)?.[1]
  if (!sent) return { status: 400 }
  const { width, height } = imageSize(Buffer.from(sent, 'base64'))
  const seen = SEEN.find(({ name }) => {
    const own = imageSize(diagram(name))
    return own.width === width && own.height === height
  })
  if (!seen) return { status: 400 }
  if (!body.includes('journey_picture_check')) return { content: seen.reply }
  return { content: reviewOf(seen.reply as Reply) }
}
