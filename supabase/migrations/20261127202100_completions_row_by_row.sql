-- The same for what is completed.

create or replace function private.end_jobs(ends jsonb)
returns integer
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_ended integer := 0;
begin
  for v_job in
    update public.jobs j
    set status = 'completed', progress = 100, result = coalesce(ends -> j.id::text -> 'result', '{}'), finished_at = now(),
        retry_at = null, started_at = coalesce(j.started_at, now()), tasks_done = j.tasks_total, message = 'Ready'
    where j.id = any (array(select k::uuid from jsonb_object_keys(ends) k))
      and (select true from public.job_tasks t where t.job_id = j.id and t.status <> 'completed' limit 1) is null
    returning j.*
  loop
    v_ended := v_ended + 1;
    perform private.add_event(v_job, 'job_completed');
    perform private.start_dependents(v_job);
  end loop;
  return v_ended;
end
$$;

create or replace function private.count_outputs(job_ids uuid[])
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
begin
  for v_job in
    update public.jobs j
    set tasks_done = j.tasks_done + n.tasks,
        progress = greatest(j.progress, private.stage_progress(n.stages, j.stage, j.tasks_done + n.tasks, j.tasks_total)),
        message = private.stage_message(n.stages, j.stage, j.tasks_done + n.tasks, j.tasks_total)
    from (
      select l.place, u.tasks, (select k.stages from public.job_kinds k where k.kind = l.kind) as stages
      from (select u as job_id, count(*)::integer as tasks from unnest(job_ids) u group by u) u
      cross join lateral (select j.ctid as place, j.kind from public.jobs j where j.id = u.job_id limit 1) l
    ) n
    where j.ctid = n.place
    returning j.*
  loop
    if v_job.tasks_done < v_job.tasks_total then
      if v_job.errors > 0 then
        perform private.show_retry(v_job);
      end if;
    elsif (select true from public.job_tasks t where t.job_id = v_job.id and t.status <> 'completed' limit 1) then
      perform private.start_next_stage(v_job, (select k.stages from public.job_kinds k where k.kind = v_job.kind));
    else
      perform private.finish_job(v_job, null);
    end if;
  end loop;
end
$$;

-- All of it or nothing: whoever calls falls back to one after the other.
drop function private.complete_together(private.completion[]);
drop function private.store_outputs(private.completion[]);
alter type private.completion add attribute user_id uuid, add attribute job_id uuid, add attribute place tid;
comment on type private.completion is
  'What a worker brings, and where its task is: whose, in which job, and the place of its row when that was looked up.';

create function private.complete_together(completions private.completion[])
returns uuid[]
language plpgsql
set search_path = ''
as $$
declare
  v_tokens uuid[];
  v_jobs uuid[];
  v_ends jsonb;
begin
  -- What can be stored together: leases that hold, of live jobs, that neither plan tasks nor end a job with a document.
  with plain as materialized (
    select l.place as place_of_lease, c.place, c."leaseToken" as token, c.job_id, c.output, c.usage,
           nullif(c.finish, 'null') as finish
    from unnest(completions) c
    cross join lateral (
      select from public.job_tasks t where t.ctid = c.place and t.id = c."taskId" limit 1
    ) t
    cross join lateral (
      select l.ctid as place from private.task_leases l
      where l.user_id = c.user_id and l.job_id = c.job_id and l.task_id = c."taskId" and l.token = c."leaseToken"
      limit 1
    ) l
    cross join lateral (
      select from public.jobs j where j.id = c.job_id and j.finished_at is null limit 1
    ) j
    where coalesce(c."nextTasks", 'null') in ('null', '[]')
      and jsonb_typeof(c.finish -> 'document') is distinct from 'object'
  ), held as (
    delete from private.task_leases l using plain p
    where l.ctid = p.place_of_lease and l.token = p.token
    returning l.token, l.worker_id, l.attempt, l.started_at, p.place, p.job_id, p.output, p.usage, p.finish
  ), stored as (
    update public.job_tasks t
    set status = 'completed', output = coalesce(h.output, 'null'), completed_token = h.token,
        completed_event = nextval('public.job_events_id_seq'), completed_by = h.worker_id,
        usage = case when jsonb_typeof(h.usage) = 'object' then h.usage end,
        attempt = h.attempt, started_at = h.started_at, finished_at = now(), error_code = null, error_message = null
    from held h
    where t.ctid = h.place
    returning h.token, h.job_id, h.finish
  )
  select coalesce(array_agg(s.token), '{}'), coalesce(array_agg(s.job_id), '{}'),
         coalesce(jsonb_object_agg(s.job_id, s.finish) filter (where s.finish is not null), '{}')
  into v_tokens, v_jobs, v_ends
  from stored s;

  perform from public.jobs j where j.id = any (v_jobs) order by j.id for update;
  if v_ends = '{}' then
    perform private.count_outputs(v_jobs);
  else
    perform private.count_outputs(array(select u from unnest(v_jobs) u where not v_ends ? u::text));
    -- As many as there are: an end twice for one job is no end.
    if private.end_jobs(v_ends) < (select count(*) from unnest(v_jobs) u where v_ends ? u::text) then
      perform private.raise_error('OFS03', 'Only the last task of a job can finish it.', 'finish');
    end if;
  end if;
  return v_tokens;
end
$$;
comment on function private.complete_together is
  'Stores plain outputs all at once, and moves or ends their jobs; returns the tokens of what it stored.';

create or replace function public.complete_tasks(completions jsonb)
returns json
language plpgsql
security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
set enable_bitmapscan = off
set enable_seqscan = off
as $$
declare
  v_completions private.completion[];
  v_users uuid[];
  v_alone boolean;
  v_stored uuid[];
  v_others jsonb := '{}';
begin
  select coalesce(array_agg(row(
           c."taskId", coalesce(c."leaseToken", '00000000-0000-0000-0000-000000000000'), c.output, c.usage, c."nextTasks",
           c.finish, t.user_id, t.job_id, t.place
         )::private.completion), '{}'),
         array_agg(t.user_id), coalesce(bool_or(c.finish <> 'null' or c."nextTasks" not in ('null', '[]')), false)
  into v_completions, v_users, v_alone
  from jsonb_to_recordset(complete_tasks.completions) c (
    "taskId" uuid, "leaseToken" uuid, output jsonb, usage jsonb, "nextTasks" jsonb, finish jsonb
  )
  left join lateral (
    select t.user_id, t.job_id, t.ctid as place from public.job_tasks t where t.id = c."taskId" limit 1
  ) t on true;

  -- In the order of their users and jobs, so that two workers completing at once do not wait in a circle. Outputs in
  -- the middle of jobs go side by side; what plans or ends has the user's jobs for itself.
  if v_alone then
    perform pg_advisory_xact_lock(private.user_lock(u.id))
    from (select distinct u as id from unnest(v_users) u where u is not null order by u) u;
  else
    perform pg_advisory_xact_lock_shared(private.user_lock(u.id))
    from (select distinct u as id from unnest(v_users) u where u is not null order by u) u;
  end if;

  begin
    v_stored := private.complete_together(v_completions);
  exception when check_violation or not_null_violation or data_exception or sqlstate 'OFS03' then
    -- One of them cannot be stored: each for itself will tell which.
    v_stored := '{}';
  end;
  if cardinality(v_stored) < cardinality(v_completions) then
    select coalesce(jsonb_object_agg((o.c)."leaseToken", private.complete_one_of_many(o.c)), '{}') into v_others
    from (
      select c from unnest(v_completions) c where c."leaseToken" <> all (v_stored) order by c.job_id
    ) o(c);
  end if;

  return (
    select coalesce(json_agg(coalesce(
      ((v_others -> c."leaseToken"::text) || jsonb_build_object('taskId', c."taskId"))::json, row_to_json(r)
    ) order by c.n), '[]')
    from unnest(v_completions) with ordinality c("taskId", "leaseToken", output, usage, "nextTasks", finish, user_id, job_id, place, n)
    left join lateral (
      select j.status, j.broadcast_version < j.version as deferred from public.jobs j where j.id = c.job_id limit 1
    ) j on true
    cross join lateral (
      select c."taskId", true as applied, null as reason, j.status as "jobStatus", j.deferred
    ) r
  );
end
$$;
