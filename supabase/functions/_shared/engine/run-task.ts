import type { SupabaseClient } from '@supabase/supabase-js'
import type { BoundModel } from '../model/bound-model.ts'
import { abortable } from './abort.ts'
import { checkResult } from './check-result.ts'
import type { Settlement } from './completer.ts'
import { FatalError } from './errors.ts'
import { describeFailure } from './failure.ts'
import type { ClaimedTask, Completion, JobStore, Lease } from './job-store.ts'
import type { JobKind, TaskResult, VideoHost } from './kind.ts'
import { type Log, traceOf } from './log.ts'
import { RpcError } from './rpc.ts'
import type { RunningTask } from './running-tasks.ts'
import { storable } from './storable.ts'
import { createTaskContext } from './task-context.ts'

export interface TaskRunnerDeps {
  client: SupabaseClient
  store: Pick<JobStore, 'fail'>
  complete(lease: Lease, completion: Completion): Promise<Settlement>
  kinds: Readonly<Record<string, JobKind>>
  /** `beforeCall` is awaited before each call of the model. */
  bindModel(signal: AbortSignal, beforeCall: () => Promise<void>): BoundModel
  /** Where videos are played from besides Storage, as far as keys for one are set. */
  videos?: (task: ClaimedTask, signal: AbortSignal) => VideoHost
  /** Stops the task when its lease can no longer be known to hold. */
  confirmLease(running: RunningTask): Promise<void>
  log: Log
}

/** How an attempt ended, as far as the worker's loop must know. */
export interface Settled {
  deferred: boolean
  /** How long until the task is due again. */
  retryInMs: number | null
  /** More work was asked for in the same call. */
  looked: boolean
}

const NOTHING: Settled = { deferred: false, retryInMs: null, looked: false }

/** Runs one attempt from claim to completion or failure. Never throws: what goes wrong is stored or logged. */
export async function runTask(deps: TaskRunnerDeps, running: RunningTask): Promise<Settled> {
  const { task, controller } = running
  const startedAt = performance.now()
  const bound = deps.bindModel(controller.signal, () => deps.confirmLease(running))
  try {
    const result = await work(deps, task, bound, controller.signal)
    running.settling = true
    return await complete(deps, task, result, bound, startedAt)
  } catch (error) {
    // An abort is not a failure: whoever aborted has given the lease back, or no longer holds it.
    if (controller.signal.aborted) return NOTHING
    running.settling = true
    return await fail(deps, task, error, bound, startedAt)
  }
}

async function work(deps: TaskRunnerDeps, task: ClaimedTask, bound: BoundModel, signal: AbortSignal) {
  const kind = Object.hasOwn(deps.kinds, task.kind) ? deps.kinds[task.kind] : undefined
  if (!kind)
    throw new FatalError('unknown_kind', `This worker does not know jobs of the kind "${task.kind}".`)
  const handler = Object.hasOwn(kind.stages, task.stage) ? kind.stages[task.stage] : undefined
  if (!handler) throw new FatalError('unknown_stage', `"${task.kind}" has no stage named "${task.stage}".`)
  const input = kind.input.safeParse(task.jobInput)
  if (!input.success) {
    const message = 'The settings of this job no longer fit what the product expects. Start it again.'
    throw new FatalError('input_outdated', message, { cause: input.error })
  }
  const videos = deps.videos?.(task, signal) ?? null
  const context = createTaskContext(deps.client, task, input.data, bound.model, signal, videos)
  const result = storable(await abortable(handler(context), signal))
  checkResult(kind, task.stage, result)
  return result
}

async function complete(
  deps: TaskRunnerDeps,
  task: ClaimedTask,
  result: TaskResult,
  bound: BoundModel,
  startedAt: number,
): Promise<Settled> {
  const { output, nextTasks, finish } = result
  try {
    const { refused, looked } = await deps.complete(task, { output, nextTasks, finish, usage: bound.usage() })
    if (refused === 'rejected') return fail(deps, task, rejected(), bound, startedAt)
    const event = refused === null ? 'task_completed' : 'completion_dropped'
    deps.log(event, { ...idsOf(task), reason: refused, ms: Math.round(performance.now() - startedAt) })
    return { deferred: false, retryInMs: null, looked }
  } catch (error) {
    if (error instanceof RpcError && !error.transient)
      return fail(deps, task, rejected(error), bound, startedAt)
    return unreported(deps, task, error)
  }
}

function rejected(cause?: unknown): FatalError {
  return new FatalError('result_rejected', 'The database refused what this step produced.', { cause })
}

async function fail(
  deps: TaskRunnerDeps,
  task: ClaimedTask,
  error: unknown,
  bound: BoundModel,
  startedAt: number,
): Promise<Settled> {
  const failure = describeFailure(error)
  const { code, retryable } = failure
  deps.log('task_failed', {
    ...idsOf(task),
    code,
    retryable,
    ms: Math.round(performance.now() - startedAt),
    ...causeOf(error),
  })
  try {
    const reply = await deps.store.fail(task, failure, bound.usage())
    return { deferred: reply.deferred === true, retryInMs: reply.retryInMs ?? null, looked: false }
  } catch (rpcError) {
    return unreported(deps, task, rpcError)
  }
}

/** The database is away for longer than we ask again: the lease runs out and the sweep takes it from there. */
function unreported(deps: TaskRunnerDeps, task: ClaimedTask, error: unknown): Settled {
  deps.log('outcome_unreported', { ...idsOf(task), ...traceOf(error) })
  return NOTHING
}

function idsOf(task: ClaimedTask) {
  return { job: task.jobId, task: task.taskId, kind: task.kind, stage: task.stage, attempt: task.attempt }
}

/** Of an error of our own, what caused it says more than where we threw it. */
function causeOf(error: unknown) {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return cause instanceof RpcError ? { name: cause.message } : traceOf(cause)
}
