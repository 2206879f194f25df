-- Each named document must be one of the caller's, in this project and of the right type.
create function private.check_input_documents(
  user_id uuid, project_id uuid, input jsonb, input_documents jsonb
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_field text;
  v_type text;
  v_title text;
  v_first_title text;
begin
  for v_field, v_type in select * from jsonb_each_text(input_documents) loop
    if input ->> v_field is null then
      continue;
    end if;
    select d.title into v_title from public.documents d
    where d.id::text = input ->> v_field and d.type = v_type
      and d.user_id = check_input_documents.user_id and d.project_id = check_input_documents.project_id;
    if not found then
      perform private.raise_error('OFS02', format('This %s does not exist in this project.', replace(v_type, '_', ' ')), v_field);
    end if;
    v_first_title := coalesce(v_first_title, v_title);
  end loop;
  return v_first_title;
end
$$;
comment on function private.check_input_documents is 'Checks the documents an input names; returns the title of the first, or null. OFS02.';

-- Under the user's lock, so that none of them can end unseen between this look and the insert.
create function private.count_unfinished_dependencies(user_id uuid, depends_on uuid[])
returns integer
language plpgsql
set search_path = ''
as $$
declare
  v_found integer;
  v_unfinished integer;
  v_ended integer;
begin
  if cardinality(depends_on) = 0 then
    return 0;
  end if;
  if cardinality(depends_on) > 20 or exists (select from unnest(depends_on) d where d is null) then
    perform private.raise_error('OFS03', 'A job can depend on at most 20 jobs.', 'dependsOn');
  end if;
  select count(*), count(*) filter (where d.status in ('pending', 'processing')),
         count(*) filter (where d.status in ('failed', 'cancelled'))
  into v_found, v_unfinished, v_ended
  from (
    select j.status from public.jobs j
    where j.id = any (count_unfinished_dependencies.depends_on)
      and j.user_id = count_unfinished_dependencies.user_id
  ) d;
  if v_found < (select count(distinct d) from unnest(depends_on) d) then
    perform private.raise_error('OFS02', 'A job this one depends on does not exist.', 'dependsOn');
  end if;
  if v_ended > 0 then
    perform private.raise_error('OFS08', 'A job this one depends on did not finish. Retry that one first.', 'dependsOn');
  end if;
  return v_unfinished;
end
$$;
comment on function private.count_unfinished_dependencies is 'Looks at the jobs a job depends on and counts those still live. OFS02, OFS03, OFS08.';

create function private.estimate_seconds(kind public.job_kinds)
returns integer[]
language sql
stable
set search_path = ''
as $$
  select case when count(*) >= 5 then array[
      greatest(1, floor(percentile_cont(0.2) within group (order by r.seconds)))::integer,
      greatest(1, ceil(percentile_cont(0.8) within group (order by r.seconds)))::integer
    ] else array[kind.estimate_low_seconds, kind.estimate_high_seconds] end
  from (
    select extract(epoch from j.finished_at - j.started_at) as seconds
    from public.jobs j
    where j.kind = kind.kind and j.status = 'completed' and j.run = 1
    order by j.finished_at desc
    limit 50
  ) r
$$;
comment on function private.estimate_seconds is 'How long a job of this kind takes, low and high: from the last 50 runs, or the kind''s own guess until there are five.';

-- Inserts the tasks of one stage. Also how a stage is planned by a task of its own.
create function private.insert_tasks(job public.jobs, stages jsonb, tasks jsonb, status text)
returns integer
language plpgsql
set search_path = ''
as $$
declare
  v_count integer := jsonb_array_length(tasks);
  v_first_turn bigint := private.take_turns(job.user_id, v_count);
begin
  insert into public.job_tasks (job_id, user_id, stage, stage_index, position, input, status, priority, turn, finished_at)
  select job.id, job.user_id, t.value ->> 'stage', private.stage_index(stages, t.value ->> 'stage'),
         (t.value ->> 'position')::integer, coalesce(t.value -> 'input', '{}'), insert_tasks.status,
         job.priority, v_first_turn + t.ordinality - 1,
         case when insert_tasks.status = 'cancelled' then now() end
  from jsonb_array_elements(tasks) with ordinality t
  on conflict (job_id, stage_index, position) do nothing;
  return v_count;
end
$$;
comment on function private.insert_tasks is 'Inserts tasks [{stage, position, input}] with their turns; a place already taken is left as it is.';

create function public.enqueue_job(
  kind text, project_id uuid, input jsonb, idempotency_key text default null, priority integer default null,
  depends_on uuid[] default '{}'
)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_kind public.job_kinds;
  v_settings public.job_settings;
  v_title text;
  v_waiting_on integer;
  v_job public.jobs;
  v_estimate integer[];
begin
  -- One admission at a time per user: of fifty identical starts at once, one inserts.
  perform private.lock_user(v_user_id);
  select k.* into v_kind from public.job_kinds k where k.kind = enqueue_job.kind;
  if not found then
    perform private.raise_error('OFS07', 'There is no such kind of job.', 'kind');
  end if;
  perform from public.projects p where p.id = enqueue_job.project_id and p.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This project does not exist.', 'projectId');
  end if;
  if jsonb_typeof(enqueue_job.input) is distinct from 'object' then
    perform private.raise_error('OFS03', 'The input of a job is an object.', 'input');
  end if;
  v_title := private.check_input_documents(v_user_id, enqueue_job.project_id, enqueue_job.input, v_kind.input_documents);
  v_waiting_on := private.count_unfinished_dependencies(v_user_id, coalesce(enqueue_job.depends_on, '{}'));

  if enqueue_job.idempotency_key is not null then
    select j.* into v_job from public.jobs j
    where j.user_id = v_user_id and j.idempotency_key = enqueue_job.idempotency_key
      and j.status in ('pending', 'processing', 'completed');
    if found then
      if v_job.kind <> enqueue_job.kind or v_job.project_id <> enqueue_job.project_id
         or v_job.input <> enqueue_job.input then
        perform private.raise_error('OFS05', 'This Idempotency-Key was used for another request.');
      end if;
      return jsonb_build_object('job', private.job_json(v_job), 'created', false);
    end if;
  end if;

  select j.* into v_job from public.jobs j
  where j.user_id = v_user_id and j.project_id = enqueue_job.project_id and j.kind = enqueue_job.kind
    and j.input_hash = md5(enqueue_job.input::text) and j.status in ('pending', 'processing');
  if found then
    return jsonb_build_object('job', private.job_json(v_job), 'created', false);
  end if;

  select s.* into v_settings from public.job_settings s;
  perform private.check_live_jobs(v_user_id, v_settings.max_live_jobs_per_user);
  v_estimate := private.estimate_seconds(v_kind);

  insert into public.jobs (
    user_id, project_id, kind, title, input, idempotency_key, priority, depends_on, message,
    stage, tasks_total, estimate_low_seconds, estimate_high_seconds
  )
  values (
    v_user_id, enqueue_job.project_id, v_kind.kind,
    v_kind.title || case when v_title is null then '' else ' for ' || v_title end,
    enqueue_job.input, enqueue_job.idempotency_key, coalesce(enqueue_job.priority, v_kind.priority),
    coalesce(enqueue_job.depends_on, '{}'),
    case when v_waiting_on = 0 then 'Waiting for a worker' else 'Waiting for another job' end,
    v_kind.stages -> 0 ->> 'name', 1, v_estimate[1], v_estimate[2]
  )
  returning * into v_job;

  perform private.insert_tasks(
    v_job, v_kind.stages,
    jsonb_build_array(jsonb_build_object('stage', v_kind.stages -> 0 ->> 'name', 'position', 0)),
    case when v_waiting_on = 0 then 'pending' else 'waiting' end
  );
  perform private.add_event(v_job, 'job_enqueued');
  return jsonb_build_object('job', private.job_json(v_job), 'created', true);
exception when check_violation then
  raise exception using errcode = 'OFS03', message = 'This job cannot be started: its input is too large, or its priority is not 1 to 10.';
end
$$;
comment on function public.enqueue_job is
  'Starts a job, or returns the live identical one: {job, created}. One round trip. OFS01 to OFS08.';
grant execute on function public.enqueue_job to authenticated;

create function private.check_live_jobs(user_id uuid, max_live_jobs integer)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_live integer;
begin
  select count(*) into v_live from public.jobs j
  where j.user_id = check_live_jobs.user_id and j.status in ('pending', 'processing');
  if v_live >= max_live_jobs then
    perform private.raise_error(
      'OFS06', format('You have %s jobs under way, and that is the limit. Start this one when one of them is done.', v_live),
      null, '30'
    );
  end if;
end
$$;
comment on function private.check_live_jobs is 'OFS06 when the user has as many live jobs as the settings allow.';
