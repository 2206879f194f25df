-- A time line is bounded, however often its job fails, stalls, is handed over or is tried again by its user.
alter table public.job_settings
  add column max_events_per_job integer not null default 1000,
  add constraint max_events_are_positive check (max_events_per_job > 0);
comment on column public.job_settings.max_events_per_job is
  'How many events a job keeps beside its completed attempts (one a task at most), and a tenth more before they are trimmed.';

alter table public.job_events drop constraint type_is_known;
alter table public.job_events add constraint type_is_known check (type in (
  'job_enqueued', 'job_started', 'job_completed', 'job_failed', 'job_cancelled', 'job_retried',
  'stage_started', 'attempt_completed', 'attempt_failed', 'attempt_lost', 'attempt_released', 'events_dropped'
));

-- The first event, every completed attempt and the newest events stay. Between them one line says how many were
-- dropped, and keeps the sum of what their attempts cost: money that was spent stays on the bill.
create function private.drop_old_events(job_id uuid, first_kept bigint)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_line public.job_events;
begin
  with dropped as (
    delete from public.job_events e
    where e.job_id = drop_old_events.job_id and e.id < first_kept
      and e.type not in ('job_enqueued', 'attempt_completed')
    returning e.*
  ), spent as (
    select jsonb_build_object(
      'model', max(d.data -> 'usage' ->> 'model'),
      'inputTokens', coalesce(sum((d.data -> 'usage' ->> 'inputTokens')::bigint), 0),
      'outputTokens', coalesce(sum((d.data -> 'usage' ->> 'outputTokens')::bigint), 0),
      'cost', sum((d.data -> 'usage' ->> 'cost')::numeric),
      'milliseconds', coalesce(sum((d.data -> 'usage' ->> 'milliseconds')::bigint), 0),
      'calls', coalesce(sum((d.data -> 'usage' ->> 'calls')::bigint), 0)
    ) as usage
    from dropped d
    where jsonb_typeof(d.data -> 'usage') = 'object'
    having count(*) > 0
  )
  select min(d.id), min(d.user_id::text)::uuid, min(d.created_at), jsonb_strip_nulls(jsonb_build_object(
    'count', sum(case d.type when 'events_dropped' then (d.data ->> 'count')::bigint else 1 end),
    'usage', (select s.usage from spent s)
  ))
  into v_line.id, v_line.user_id, v_line.created_at, v_line.data
  from dropped d;

  -- In the place of the oldest of them.
  insert into public.job_events (id, job_id, user_id, type, data, created_at)
  overriding system value
  values (v_line.id, drop_old_events.job_id, v_line.user_id, 'events_dropped', v_line.data, v_line.created_at);
end
$$;
comment on function private.drop_old_events is
  'Puts one events_dropped {count, usage} in the place of a job''s events before one, but for the first and the completed attempts.';

create function private.trim_events()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  v_max integer := (select s.max_events_per_job from public.job_settings s);
  v_first_kept bigint;
begin
  select e.id into v_first_kept
  from public.job_events e
  where e.job_id = new.job_id and e.type not in ('job_enqueued', 'attempt_completed', 'events_dropped')
  order by e.id desc
  offset v_max + v_max / 10
  limit 1;
  if v_first_kept is null then
    return null;
  end if;
  -- A tenth at a time: the next look that finds something is as many events away.
  select e.id into v_first_kept
  from public.job_events e
  where e.job_id = new.job_id and e.type not in ('job_enqueued', 'attempt_completed', 'events_dropped')
  order by e.id desc
  offset v_max - 1
  limit 1;
  perform private.drop_old_events(new.job_id, v_first_kept);
  return null;
end
$$;
comment on function private.trim_events is 'Keeps the time line of a job that goes wrong again and again within max_events_per_job.';

-- Only after what can happen without end; everything else follows one of these. A job without a hitch never looks.
create trigger job_events_trim after insert on public.job_events
  for each row when (new.type in ('attempt_failed', 'attempt_lost', 'attempt_released', 'job_retried'))
  execute function private.trim_events();

-- How it began, and that something was dropped, is told however long the time line is.
create or replace function public.get_job(job_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_job public.jobs;
begin
  select j.* into v_job from public.jobs j where j.id = get_job.job_id and j.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  return jsonb_build_object(
    'job', private.job_json(v_job),
    'tasks', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', t.id, 'stage', t.stage, 'position', t.position, 'status', t.status, 'attempts', t.attempt,
        'errors', t.errors, 'stalls', t.stalls, 'continuations', t.continuations, 'runAt', t.run_at,
        'startedAt', t.started_at, 'finishedAt', t.finished_at, 'errorCode', t.error_code,
        'errorMessage', t.error_message
      ) order by t.stage_index, t.position), '[]')
      from public.job_tasks t where t.job_id = v_job.id
    ),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', e.id, 'taskId', e.task_id, 'type', e.type, 'data', e.data, 'createdAt', e.created_at
      ) order by e.id), '[]')
      from (
        (select * from public.job_events n where n.job_id = v_job.id order by n.id desc limit 500)
        union
        (select * from public.job_events f where f.job_id = v_job.id order by f.id limit 2)
      ) e
    ),
    'usage', (
      select case when count(*) > 0 then jsonb_build_object(
        'model', max(e.data -> 'usage' ->> 'model'),
        'inputTokens', coalesce(sum((e.data -> 'usage' ->> 'inputTokens')::bigint), 0),
        'outputTokens', coalesce(sum((e.data -> 'usage' ->> 'outputTokens')::bigint), 0),
        'cost', sum((e.data -> 'usage' ->> 'cost')::numeric),
        'milliseconds', coalesce(sum((e.data -> 'usage' ->> 'milliseconds')::bigint), 0)
      ) end
      from public.job_events e where e.job_id = v_job.id and jsonb_typeof(e.data -> 'usage') = 'object'
    )
  );
end
$$;
comment on function public.get_job is 'A job of the caller with its tasks, its first two and last 500 events and what it cost: {job, tasks, events, usage}. OFS02.';
