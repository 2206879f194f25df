-- Pieces that several verbs share. Jobs of a user hang together (one waits for another, all share a project),
-- so the verbs that write them are taken one at a time per user; then nothing can wait in a circle. A claim,
-- a heartbeat and a sweep do not queue up for this: they take what is free and leave the rest.
create function private.lock_user(user_id uuid)
returns void
language sql
set search_path = ''
as $$
  select pg_advisory_xact_lock(hashtextextended('offstage:' || lock_user.user_id, 0))
$$;
comment on function private.lock_user is 'Makes the verbs on one user''s jobs wait for each other, until commit.';

create function private.try_lock_user(user_id uuid)
returns boolean
language sql
set search_path = ''
as $$
  select pg_try_advisory_xact_lock(hashtextextended('offstage:' || try_lock_user.user_id, 0))
$$;
comment on function private.try_lock_user is 'The same without waiting; false when a verb is at work on this user''s jobs.';

-- A project takes its jobs with it. Before the first row is touched, or the rows would be locked in their order.
create function private.lock_current_user()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform private.lock_user((select auth.uid()));
  return null;
end
$$;
comment on function private.lock_current_user is 'For what deletes jobs without being one of the engine''s verbs.';
create trigger projects_lock_user before delete on public.projects
  for each statement execute function private.lock_current_user();

create function private.job_json(job public.jobs)
returns jsonb
language sql
stable
set search_path = ''
as $$
  select jsonb_build_object(
    'id', job.id, 'kind', job.kind, 'projectId', job.project_id, 'title', job.title, 'input', job.input,
    'priority', job.priority, 'status', job.status, 'run', job.run, 'stage', job.stage,
    'tasksDone', job.tasks_done, 'tasksTotal', job.tasks_total, 'progress', job.progress,
    'message', job.message, 'retryAt', job.retry_at, 'errors', job.errors, 'stalls', job.stalls,
    'continuations', job.continuations,
    'estimate', jsonb_build_object(
      'lowSeconds', job.estimate_low_seconds, 'highSeconds', job.estimate_high_seconds
    ),
    'version', job.version, 'result', job.result,
    'error', case when job.status = 'failed'
      then jsonb_build_object('code', job.error_code, 'message', job.error_message) end,
    'acknowledgedAt', job.acknowledged_at, 'createdAt', job.created_at, 'startedAt', job.started_at,
    'finishedAt', job.finished_at
  )
$$;
comment on function private.job_json is 'A job as every reader sees it: JobSchema in _shared/engine/job.ts.';
grant execute on function private.job_json to authenticated, service_role;

create function private.add_event(job public.jobs, type text, task_id uuid default null, data jsonb default '{}')
returns void
language sql
set search_path = ''
as $$
  insert into public.job_events (job_id, user_id, task_id, type, data)
  values (job.id, job.user_id, add_event.task_id, add_event.type, coalesce(add_event.data, '{}'))
$$;
comment on function private.add_event is 'Appends to a job''s time line.';

create function private.stage_index(stages jsonb, stage text)
returns smallint
language sql
immutable
set search_path = ''
as $$
  select (s.ordinality - 1)::smallint
  from jsonb_array_elements(stages) with ordinality s
  where s.value ->> 'name' = stage
$$;
comment on function private.stage_index is 'The place of a stage among its kind''s stages, from 0; null when the kind has no such stage.';

create function private.stage_progress(stages jsonb, stage text, done integer, total integer)
returns smallint
language sql
immutable
set search_path = ''
as $$
  select least(99, floor(
    (s ->> 'from')::numeric
    + ((s ->> 'to')::numeric - (s ->> 'from')::numeric) * done / greatest(total, 1)
  ))::smallint
  from jsonb_array_elements(stages) s
  where s ->> 'name' = stage
$$;
comment on function private.stage_progress is 'Percent of a job from the tasks of its stage and the stage''s bounds; 100 is left to completed.';

create function private.stage_message(stages jsonb, stage text, done integer, total integer)
returns text
language sql
immutable
set search_path = ''
as $$
  select (s ->> 'label') || case when total > 1 then format(' (%s of %s)', done, total) else '' end
  from jsonb_array_elements(stages) s
  where s ->> 'name' = stage
$$;
comment on function private.stage_message is 'What a job is doing, in words: "Writing the scripts (3 of 7)".';

-- Fair between users by start-time fair queueing: a task's turn is one more than its user's last turn, but
-- never behind the turn being served now. Whoever waits alone is served next; whoever queues five hundred
-- tasks queues behind himself. The clock is a sequence: moving it takes no lock, and being a little late
-- with it does no harm.
create sequence private.turn_clock minvalue 0 start 0;

create function private.take_turns(user_id uuid, how_many integer)
returns bigint
language sql
set search_path = ''
as $$
  insert into private.job_turns as t (user_id, last_turn)
  values (
    take_turns.user_id,
    (select last_value from private.turn_clock) + take_turns.how_many
  )
  on conflict on constraint job_turns_pkey do update
  set last_turn = greatest(t.last_turn, (select last_value from private.turn_clock)) + take_turns.how_many
  returning t.last_turn - take_turns.how_many + 1
$$;
comment on function private.take_turns is 'Reserves turns for a user''s next tasks and returns the first.';

create function private.backoff(errors integer, retry_after_ms integer)
returns interval
language sql
volatile
set search_path = ''
as $$
  -- Half fixed, half random: retries of many tasks spread out, and none comes back at once.
  select make_interval(secs => greatest(
    least(s.backoff_max_ms, s.backoff_base_ms * power(2, least(backoff.errors, 20) - 1)) * (0.5 + random() / 2),
    least(coalesce(backoff.retry_after_ms, 0), s.retry_after_max_ms)
  ) / 1000.0)
  from public.job_settings s
$$;
comment on function private.backoff is 'How long the next attempt waits: doubling with jitter, and at least what Retry-After asked for.';

-- Fails a locked, live job: what was finished is kept, what has not begun is let go, what is running may
-- still store its output. Jobs that depend on it fail with it.
create function private.fail_job(job public.jobs, code text, message text)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_dependent public.jobs;
begin
  update public.job_tasks t set status = 'cancelled', finished_at = now()
  where t.job_id = job.id and t.status in ('waiting', 'pending');

  update public.jobs j
  set status = 'failed', error_code = fail_job.code, error_message = left(fail_job.message, 1000),
      message = left(fail_job.message, 1000), finished_at = now(), retry_at = null
  where j.id = job.id;
  perform private.add_event(job, 'job_failed', null, jsonb_build_object('code', fail_job.code));

  for v_dependent in
    select j.* from public.jobs j
    where j.status = 'pending' and j.depends_on <> '{}' and j.depends_on @> array[job.id]
    order by j.id
    for update
  loop
    perform private.fail_job(
      v_dependent, 'dependency_failed',
      format('%s could not start: %s did not finish.', v_dependent.title, job.title)
    );
  end loop;
end
$$;
comment on function private.fail_job is 'Ends a locked, live job as failed, and those that depend on it.';

-- Makes the next stage claimable. `waiting` tasks wait for their stage or for another job, nothing else.
create function private.start_next_stage(job public.jobs, stages jsonb)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_index smallint;
  v_stage text;
  v_total integer;
  v_done integer;
begin
  select min(t.stage_index) into v_index from public.job_tasks t
  where t.job_id = job.id and t.status <> 'completed';
  v_stage := stages -> v_index ->> 'name';

  update public.job_tasks t set status = 'pending', run_at = now()
  where t.job_id = job.id and t.stage_index = v_index and t.status = 'waiting';

  select count(*), count(*) filter (where t.status = 'completed') into v_total, v_done
  from public.job_tasks t where t.job_id = job.id and t.stage_index = v_index;

  update public.jobs j
  set stage = v_stage, tasks_done = v_done, tasks_total = v_total,
      progress = greatest(j.progress, private.stage_progress(stages, v_stage, v_done, v_total)),
      message = private.stage_message(stages, v_stage, v_done, v_total)
  where j.id = job.id;
  perform private.add_event(job, 'stage_started', null, jsonb_build_object('stage', v_stage, 'tasks', v_total));
end
$$;
comment on function private.start_next_stage is 'Moves a locked job to its first stage with unfinished tasks and makes those claimable.';

-- A job is shown as retrying while nothing of it runs and its next attempt lies ahead.
create function private.show_retry(job public.jobs)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_next public.job_tasks;
begin
  if exists (select from public.job_tasks t where t.job_id = job.id and t.status = 'processing') then
    return;
  end if;
  select t.* into v_next from public.job_tasks t
  where t.job_id = job.id and t.status = 'pending'
  order by t.run_at
  limit 1;
  if v_next.run_at > now() then
    update public.jobs j
    set retry_at = v_next.run_at, message = left(coalesce(v_next.error_message, 'Waiting for the next attempt.'), 500)
    where j.id = job.id;
  end if;
end
$$;
comment on function private.show_retry is 'Marks a locked job as waiting for its next attempt, with the reason, when that is all it does.';
