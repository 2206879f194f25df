/**
 * Who may do what in the database: the one place where it is said. The tests beside this file try every cell as that
 * caller on the real database, and read the catalogue: what exists there and is missing here fails, and so does what
 * stands here and does not exist.
 *
 * You added something?
 * - A table: a line in `tables`. A verb that is not named is refused. `own`: works on the caller's rows and touches
 *   nobody else's (the table needs a `user_id`). `all`: every row.
 * - A policy: a line in `policies`.
 * - A function for the signed-in user: a line in `userFunctions` with arguments that name things of the owner, and
 *   what a stranger gets for the same arguments. It begins with `private.current_user_id()` and takes no user's id.
 * - A function for operators: a line in `operatorFunctions`. It begins with `private.current_operator_id()`.
 * - A function for the worker: its name in `workerFunctions`. One that only other functions call: nothing; but if it
 *   is granted to users, its name in `sharedFunctions`, and it must be no `security definer`.
 * - A sequence: its name in `sequences`. Nobody uses one directly.
 */
export type Verb = 'select' | 'insert' | 'update' | 'delete'
type Reach = 'own' | 'all'
type Access = Partial<Record<Verb, Reach>>

interface TableAccess {
  user?: Access
  worker?: Access
  /** Columns that the user may not read although there is `select`. */
  hidden?: readonly string[]
  /** The only columns that the user may write. */
  writable?: readonly string[]
}

/** Anonymous callers may do nothing anywhere, so they have no column. */
export const tables: Record<string, TableAccess> = {
  'public.projects': {
    user: { select: 'own', insert: 'own', update: 'own', delete: 'own' },
    worker: { select: 'all' },
    writable: ['title'],
  },
  'public.documents': { user: { select: 'own' }, worker: { select: 'all' } },
  'public.document_revisions': { user: { select: 'own' }, worker: { select: 'all' } },
  'public.jobs': { user: { select: 'own' }, worker: { select: 'all' } },
  'public.job_tasks': {
    user: { select: 'own' },
    worker: { select: 'all' },
    hidden: ['completed_by', 'completed_token', 'input', 'priority', 'turn', 'usage'],
  },
  'public.job_events': { user: { select: 'own' }, worker: { select: 'all' } },
  'public.job_kinds': { user: { select: 'all' }, worker: { select: 'all' } },
  'public.chain_parts': { user: { select: 'own' } },
  'public.character_sheets': { user: { select: 'own' } },
  'public.checkpoint_answers': { user: { select: 'own' } },
  'public.dismissed_failures': { user: { select: 'own' } },
  'public.reading_progress': { user: { select: 'own' } },
  'public.media': { user: { select: 'own' }, worker: { select: 'all' } },
  'public.media_pieces': { user: { select: 'own' }, worker: { select: 'all' } },
  'public.spoken_pieces': { user: { select: 'own' } },
  'public.media_videos': { user: { select: 'own' }, worker: { select: 'all' } },
  'public.story_pictures': { user: { select: 'own' } },
  'public.media_settings': { user: { select: 'all' }, worker: { select: 'all', update: 'all' } },
  'public.upload_limits': { user: { select: 'all' }, worker: { select: 'all', update: 'all' } },
  'public.job_settings': { worker: { select: 'all', update: 'all' } },
  'public.api_settings': { worker: { select: 'all', update: 'all' } },
  'private.api_calls': {},
  'private.fold_state': {},
  'private.task_leases': {},
  'private.task_queue': {},
  'private.housekeeping': {},
  'private.job_counters': {},
  'private.job_turns': {},
  'private.kept_ends': {},
  'private.operators': {},
  'private.unwanted_videos': {},
}

/** For the verbs alone: whoever reads through them does so with their own rights, and nobody has any. */
export const views = ['private.tasks', 'private.time_line']

export const sequences = ['private.turn_clock', 'public.job_events_id_seq']

/** `schema.table verb role: name`. No policy is for `anon` or `public`. */
export const policies = [
  'public.chain_parts select authenticated: Chains can be read by their owner',
  'public.character_sheets select authenticated: Character sheets can be read by their owner',
  'public.checkpoint_answers select authenticated: Answers can be read by learner and owner',
  'public.dismissed_failures select authenticated: Dismissals can be read by their owner',
  'public.document_revisions select authenticated: Revisions can be read by their owner',
  'public.documents select authenticated: Documents can be read by their owner',
  'public.job_events select authenticated: Events can be read by their owner',
  'public.job_kinds select authenticated: Kinds can be read by everyone signed in',
  'public.job_tasks select authenticated: Tasks can be read by their owner',
  'public.jobs select authenticated: Jobs can be read by their owner',
  'public.media select authenticated: Media can be read by their owner',
  'public.media_pieces select authenticated: Pieces can be read by their owner',
  'public.media_settings select authenticated: Limits can be read by everyone signed in',
  'public.media_videos select authenticated: Videos can be read by their owner',
  'public.projects delete authenticated: Projects can be deleted by their owner',
  'public.projects insert authenticated: Projects can be created by their owner',
  'public.projects select authenticated: Projects can be read by their owner',
  'public.projects update authenticated: Projects can be renamed by their owner',
  'public.reading_progress select authenticated: Progress can be read by its reader',
  'public.spoken_pieces select authenticated: Spoken pieces can be read by their owner',
  'public.story_pictures select authenticated: Pictures of stories can be read by their owner',
  'public.upload_limits select authenticated: Limits can be read by everyone signed in',
  'realtime.messages select authenticated: Users can listen to their own channel',
  'storage.objects insert authenticated: Media can be stored by their owner while they are uploading',
  'storage.objects insert authenticated: Pieces can be stored by their owner while they are uploading',
  'storage.objects select authenticated: Media can be read by their owner',
  'storage.objects select authenticated: Pictures of stories can be read by their owner',
  'storage.objects select authenticated: Pieces can be read by their owner',
  'storage.objects select authenticated: Spoken pieces can be read by their owner',
]

/** What the owner has, by name: the arguments of the functions below. */
export interface Things {
  projectId: string
  deckId: string
  /** Live, with finished tasks. */
  jobId: string
  failedJobId: string
  /** Not begun. */
  waitingJobId: string
  /** Of a job that was cancelled. */
  chainId: string
  /** Announced, its bytes not sent; and one that is there. */
  mediaId: string
  storedMediaId: string
  /** With a checkpoint that was answered. */
  trainingId: string
  /** With the place of its reader and a picture. */
  storyId: string
}

interface UserFunction {
  args: (things: Things) => string
  /** An error code, or `nothing`: it answers, with nothing of the owner's in it. */
  stranger: 'OFS02' | 'nothing'
}

const content = `'{"slides": []}'`

const pieces = `'[{"position": 0, "startSeconds": 0, "seconds": 9, "type": "audio/wav", "bytes": 9, "sha256": "${'0'.repeat(64)}"}]'`

export const userFunctions: Record<string, UserFunction> = {
  'public.acknowledge_jobs': { args: (my) => `array['${my.failedJobId}']::uuid[]`, stranger: 'nothing' },
  'public.announce_media_pieces': { args: (my) => `'${my.mediaId}', ${pieces}`, stranger: 'OFS02' },
  'public.cancel_chain': { args: (my) => `'${my.chainId}'`, stranger: 'OFS02' },
  'public.cancel_job': { args: (my) => `'${my.jobId}'`, stranger: 'OFS02' },
  'public.count_api_call': { args: () => `'job-creator'`, stranger: 'nothing' },
  'public.create_document': {
    args: (my) => `'${my.projectId}', 'deck', 'New', ${content}`,
    stranger: 'OFS02',
  },
  'public.create_media': {
    args: (my) => `'${my.projectId}', 'talk.mp3', 'audio/mpeg', 1000, '${'0'.repeat(64)}'`,
    stranger: 'OFS02',
  },
  'public.delete_document': { args: (my) => `'${my.deckId}'`, stranger: 'OFS02' },
  'public.delete_media': { args: (my) => `'${my.mediaId}'`, stranger: 'OFS02' },
  'public.dismiss_failure': { args: (my) => `'${my.failedJobId}'`, stranger: 'OFS02' },
  'public.enqueue_job': {
    args: (my) => `'test_kind', '${my.projectId}', '{"new": 1}'`,
    stranger: 'OFS02',
  },
  'public.finish_media': { args: (my) => `'${my.storedMediaId}'`, stranger: 'OFS02' },
  'public.finish_media_pieces': { args: (my) => `'${my.mediaId}', 1`, stranger: 'OFS02' },
  'public.get_job': { args: (my) => `'${my.jobId}'`, stranger: 'OFS02' },
  'public.get_job_parts': { args: (my) => `'${my.jobId}'`, stranger: 'OFS02' },
  'public.get_job_silence': { args: (my) => `'${my.jobId}'`, stranger: 'OFS02' },
  'public.get_reading_progress': { args: (my) => `'${my.storyId}'`, stranger: 'OFS02' },
  'public.is_operator': { args: () => '', stranger: 'nothing' },
  'public.keep_reading_progress': { args: (my) => `'${my.storyId}', 'segment-1'`, stranger: 'OFS02' },
  'public.list_answers': { args: (my) => `'${my.trainingId}'`, stranger: 'OFS02' },
  'public.list_chains': { args: (my) => `'${my.projectId}'`, stranger: 'nothing' },
  'public.list_jobs': { args: (my) => `null, '${my.projectId}'`, stranger: 'nothing' },
  'public.list_story_pictures': { args: (my) => `'${my.storyId}'`, stranger: 'OFS02' },
  'public.retry_chain': { args: (my) => `'${my.chainId}'`, stranger: 'OFS02' },
  'public.retry_job': { args: (my) => `'${my.failedJobId}'`, stranger: 'OFS02' },
  'public.save_document': { args: (my) => `'${my.deckId}', 1, 'Saved', ${content}`, stranger: 'OFS02' },
  'public.start_chain': {
    args: (my) => `'${my.projectId}', '[{"kind": "test_kind", "input": {"new": 2}}]'`,
    stranger: 'OFS02',
  },
  'public.training_results': { args: (my) => `'${my.trainingId}'`, stranger: 'OFS02' },
  'private.jobs_ahead': { args: (my) => `array['${my.waitingJobId}']::uuid[]`, stranger: 'nothing' },
}

/** For operators: to everyone else, the owner of the job too, there is nothing there. Each with its arguments. */
export const operatorFunctions: Record<string, (things: Things) => string> = {
  'public.operator_cancel_job': (my) => `'${my.jobId}'`,
  'public.operator_get_job': (my) => `'${my.jobId}'`,
  'public.operator_list_jobs': () => '',
  'public.operator_overview': () => '',
  'public.operator_retry_job': (my) => `'${my.failedJobId}'`,
}

/** For the secret key alone. */
export const workerFunctions = [
  'public.begin_spoken_piece',
  'public.begin_story_picture',
  'public.broadcast_jobs',
  'public.claim_tasks',
  'public.complete_and_claim',
  'public.complete_task',
  'public.complete_tasks',
  'public.drop_video',
  'public.extend_leases',
  'public.fail_task',
  'public.finish_video',
  'public.forget_videos',
  'public.hurry_video',
  'public.find_character_sheet',
  'public.find_spoken_pieces',
  'public.find_story_pictures',
  'public.finish_spoken_piece',
  'public.finish_story_picture',
  'public.job_metrics',
  'public.keep_character_sheet',
  'public.keep_document',
  'public.keep_video',
  'public.purge_jobs',
  'public.purge_media',
  'public.queue_health',
  'public.release_tasks',
  'public.set_operator',
  'public.start_jobs',
  'public.sweep_jobs',
  'public.unwanted_videos',
]

/** What those for users are made of, where these run with the rights of their caller: they widen nothing. */
export const sharedFunctions = [
  'private.current_user_id',
  'private.document_json',
  'private.job_json',
  'private.raise_error',
]

/** Who may enter a schema; nobody may create anything in any. */
export const schemas: Record<string, readonly ('anonymous' | 'user' | 'worker')[]> = {
  public: ['anonymous', 'user', 'worker'],
  private: ['user'],
}

/** What a signed-in user may do with a channel's topic; `<me>` is the own id, `<other>` somebody else's. */
export const topics: Record<string, readonly ('listen' | 'watch presence' | 'send')[]> = {
  'user:<me>': ['listen'],
  'user:<other>': [],
  'user:': [],
  'user:<me>:more': [],
  'USER:<me>': [],
  'user:%': [],
  'room:1': [],
  '': [],
}
