import {
  EVENTS,
  type EventName,
  type JobState,
  LIVE,
  type Rule,
  type TaskState,
  TO_EVERYONE,
  type Worn,
} from './life-cycle.ts'

export interface Task {
  is: TaskState
  worn: Worn[]
}
export interface Life {
  job: JobState
  /** Its tasks by stage and position. */
  stages: Task[][]
  /** Whether it failed because of the job it waited for. */
  fell: boolean
}
/** A job as the tables of the life cycle see it, with a job that depends on it and what it depends on itself. */
export interface Picture extends Life {
  dependent: Life | null
  /** Whether its owner has been told of its end. */
  seen: boolean
  dependency: 'live' | 'completed' | 'over' | 'gone' | null
}
/** The place of the task that an event is about. */
export type Focus = readonly [stage: number, position: number]

const words = ({ job, stages }: Life) =>
  job === 'gone'
    ? 'gone'
    : `${job}: ${stages.map((stage) => stage.map(({ is }) => is).join(' ')).join(' | ')}`

/** `processing: completed | processing pending | waiting → dependent: waiting` */
export function inWords(picture: Picture): string {
  return words(picture) + (picture.dependent ? ` → ${words(picture.dependent)}` : '')
}

function applies({ when }: Rule, picture: Picture, focus: Focus): boolean {
  const task = picture.stages[focus[0]]?.[focus[1]]
  const all = picture.stages.flat()
  const some = all.filter(({ is }) => is === when.some)
  return (
    (when.job?.includes(picture.job) ?? true) &&
    (when.task === undefined || (task !== undefined && when.task.includes(task.is))) &&
    (when.worn === undefined || task?.worn.includes(when.worn) === true) &&
    (when.some === undefined || some.length > 0) &&
    (when.someWorn === undefined || some.some(({ worn }) => when.someWorn && worn.includes(when.someWorn))) &&
    (when.last === undefined ||
      when.last === all.every((other) => other === task || other.is === 'completed')) &&
    (when.first === undefined || when.first === (focus[0] === 0)) &&
    (when.dependencyOver === undefined || when.dependencyOver === (picture.dependency === 'over')) &&
    (when.dependencyGone === undefined || when.dependencyGone === (picture.dependency === 'gone')) &&
    (when.seen === undefined || when.seen === picture.seen) &&
    (when.dependent === undefined ||
      (picture.dependent !== null && when.dependent.includes(picture.dependent.job)))
  )
}

/** The rule that decides what an event does here; there is one for everything. */
export function ruleFor(event: EventName, picture: Picture, focus: Focus): Rule {
  const rule = EVENTS[event].find((candidate: Rule) => applies(candidate, picture, focus))
  if (!rule) throw new Error(`Nothing says what "${event}" does to ${inWords(picture)}`)
  return rule
}

function turn(tasks: Task[], from: readonly TaskState[], to: TaskState) {
  for (const task of tasks) if (from.includes(task.is)) task.is = to
}

/** What the end of a job, or its new start, means for those of its tasks that are not under way. */
function settle(life: Life) {
  const all = life.stages.flat()
  if (life.job === 'failed' || life.job === 'cancelled')
    turn(all, ['waiting', 'pending', 'delayed'], 'cancelled')
  if (!LIVE.includes(life.job) || life.job === 'dependent') return
  const current = life.stages.find((stage) => stage.some(({ is }) => is !== 'completed'))
  if (!current) {
    life.job = 'completed'
    return
  }
  turn(current, ['waiting'], 'pending')
  const is = (...states: TaskState[]) => current.some((task) => states.includes(task.is))
  if (is('delayed') && !is('pending', 'processing', 'expired')) life.job = 'retrying'
}

/** A job that waits for another one shares its fate, and comes back with it. */
function passOn(from: JobState, to: JobState, dependent: Life) {
  const over = to === 'failed' || to === 'cancelled'
  const wasOver = from === 'failed' || from === 'cancelled'
  if (to === 'completed' && dependent.job === 'dependent') dependent.job = 'pending'
  else if (over && dependent.job === 'dependent') {
    dependent.job = 'failed'
    dependent.fell = true
  } else if (wasOver && !over && to !== 'gone' && dependent.fell) {
    dependent.job = to === 'completed' ? 'pending' : 'dependent'
    dependent.fell = false
    turn(dependent.stages.flat(), ['failed', 'cancelled'], 'waiting')
  }
  settle(dependent)
}

/** What a job is to one that depends on it. */
function asDependency(job: JobState): Picture['dependency'] {
  if (job === 'gone' || job === 'completed') return job
  return LIVE.includes(job) ? 'live' : 'over'
}

/** What the tables say of an event: what is told, and the picture after it. */
export function foretell(event: EventName, before: Picture, focus: Focus): { says: string; after: Picture } {
  const rule = ruleFor(event, before, focus)
  const after = structuredClone(before)
  const wasRunning = after.stages.flat().some(({ is }) => is === 'processing' || is === 'expired')

  for (const task of after.stages.flat()) {
    const worn = rule.when.someWorn && task.worn.includes(rule.when.someWorn)
    task.is = (worn && rule.wornTasks?.[task.is]) || (rule.tasks?.[task.is] ?? task.is)
  }
  const task = after.stages[focus[0]]?.[focus[1]]
  if (rule.task && task) task.is = rule.task
  if (rule.plans) {
    const is = LIVE.includes(before.job) ? 'waiting' : 'cancelled'
    const planned = (count: number) => Array.from({ length: count }, (): Task => ({ is, worn: [] }))
    after.stages.push(planned(2), planned(1))
  }
  if (rule.job === 'pending') {
    after.job = before.dependency === 'live' ? 'dependent' : wasRunning ? 'processing' : 'pending'
  } else if (rule.job) after.job = rule.job
  if (after.job === 'gone') after.stages = []
  after.seen = (before.seen || rule.sees === true) && !LIVE.includes(after.job)
  settle(after)
  if (after.job !== 'failed') after.fell = false
  if (after.dependent && TO_EVERYONE.includes(event)) {
    const dependency = asDependency(before.job)
    const alone: Picture = { ...after.dependent, dependent: null, dependency, seen: false }
    after.dependent = foretell(event, alone, focus).after
  }
  if (after.dependent && after.job !== before.job) passOn(before.job, after.job, after.dependent)
  return { says: rule.says, after }
}
