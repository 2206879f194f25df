-- Reads for pages: one round trip each, as the caller, under RLS.
create function public.list_jobs(
  status text default null, project_id uuid default null, cursor text default null, max_jobs integer default 30
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_statuses text[] := case list_jobs.status
    when 'active' then array['pending', 'processing']
    when 'completed' then array['completed']
    when 'failed' then array['failed', 'cancelled']
  end;
  v_max integer := least(greatest(coalesce(max_jobs, 30), 1), 100);
  v_before_at timestamptz;
  v_before_id uuid;
  v_jobs jsonb;
  v_more boolean;
begin
  if list_jobs.status is not null and v_statuses is null then
    perform private.raise_error('OFS03', 'The status is active, completed or failed.', 'status');
  end if;
  if list_jobs.cursor is not null then
    begin
      v_before_at := split_part(list_jobs.cursor, '_', 1)::timestamptz;
      v_before_id := split_part(list_jobs.cursor, '_', 2)::uuid;
    exception when others then
      perform private.raise_error('OFS03', 'This cursor was not made by this list.', 'cursor');
    end;
  end if;

  select coalesce(jsonb_agg(p.job order by p.n) filter (where p.n <= v_max), '[]'), count(*) > v_max
  into v_jobs, v_more
  from (
    select private.job_json(j) as job, row_number() over (order by j.created_at desc, j.id desc) as n
    from public.jobs j
    where j.user_id = v_user_id
      and (v_statuses is null or j.status = any (v_statuses))
      and (list_jobs.project_id is null or j.project_id = list_jobs.project_id)
      and (v_before_at is null or (j.created_at, j.id) < (v_before_at, v_before_id))
    order by j.created_at desc, j.id desc
    limit v_max + 1
  ) p;

  return jsonb_build_object('jobs', v_jobs, 'nextCursor', case when v_more then
    (v_jobs -> -1 ->> 'createdAt') || '_' || (v_jobs -> -1 ->> 'id')
  end);
end
$$;
comment on function public.list_jobs is 'The caller''s jobs, newest first: {jobs, nextCursor}; status: active, completed or failed (with cancelled). OFS03.';
grant execute on function public.list_jobs to authenticated;

create function public.get_job(job_id uuid)
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
        select * from public.job_events e where e.job_id = v_job.id order by e.id desc limit 500
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
comment on function public.get_job is 'A job of the caller with its tasks, the last 500 events and what it cost: {job, tasks, events, usage}. OFS02.';
grant execute on function public.get_job to authenticated;

create function public.get_job_parts(job_id uuid, after_event bigint default 0)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_job public.jobs;
begin
  select j.* into v_job from public.jobs j where j.id = get_job_parts.job_id and j.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  return (
    select jsonb_build_object(
      'job', private.job_json(v_job),
      'parts', coalesce(jsonb_agg(jsonb_build_object(
        'taskId', t.id, 'stage', t.stage, 'position', t.position, 'output', t.output
      ) order by t.stage_index, t.position), '[]'),
      'lastEvent', coalesce(max(e.id), get_job_parts.after_event)
    )
    from public.job_events e
    join public.job_tasks t on t.id = e.task_id and t.status = 'completed'
    where e.job_id = v_job.id and e.type = 'attempt_completed' and e.id > get_job_parts.after_event
  );
end
$$;
comment on function public.get_job_parts is
  'The outputs of a job''s tasks that completed after an event: {job, parts, lastEvent}; pass lastEvent to go on. OFS02.';
grant execute on function public.get_job_parts to authenticated;
