-- Completions in batches, made leaner: outputs in the middle of live jobs, by far the most, wait for nobody but the
-- verbs that need all of a user's jobs, and hold a job's row only while its progress is counted.

drop function private.store_outputs(private.completion[]);
drop function private.follow_up(uuid[]);

-- What an attempt was and cost, as its event tells it.
create function private.attempt_facts(
  stage text, place_in_stage integer, attempt integer, started_at timestamptz, worker_id text, usage jsonb, code text
)
returns jsonb
language sql
stable
return jsonb_strip_nulls(jsonb_build_object(
  'stage', stage, 'position', place_in_stage, 'attempt', attempt,
  'milliseconds', round(extract(epoch from now() - started_at) * 1000),
  'worker', worker_id, 'code', code,
  'usage', case when jsonb_typeof(usage) = 'object' then usage end
));
comment on function private.attempt_facts is 'What the event of an attempt says of it.';

create or replace function private.attempt_data(task public.job_tasks, usage jsonb, code text default null)
returns jsonb
language sql
stable
return private.attempt_facts(
  (task).stage, (task).position, (task).attempt, (task).started_at, (task).worker_id, usage, code
);

-- What can be stored together: leases that hold, of live jobs, that neither plan tasks nor end a job with a document.
create function private.store_outputs(completions private.completion[])
returns table (token uuid, stored_job_id uuid, finish jsonb)
language plpgsql
set search_path = ''
as $$
begin
  return query
  with plain as (
    -- As they were, with their workers.
    select t.id, t.lease_token, t.worker_id, c.output, c.usage, nullif(c.finish, 'null') as finish
    from unnest(completions) c
    join public.job_tasks t on t.id = c."taskId" and t.lease_token = c."leaseToken"
    join public.jobs j on j.id = t.job_id and j.finished_at is null
    where coalesce(c."nextTasks", 'null') in ('null', '[]')
      and jsonb_typeof(c.finish -> 'document') is distinct from 'object'
  ), stored as (
    update public.job_tasks t
    set status = 'completed', output = coalesce(p.output, 'null'), completed_token = t.lease_token,
        lease_token = null, lease_expires_at = null, worker_id = null, finished_at = now(),
        error_code = null, error_message = null
    from plain p
    where t.id = p.id and t.lease_token = p.lease_token
    returning t.id, t.job_id, t.user_id, t.completed_token, t.stage, t.position, t.attempt, t.started_at, p.worker_id,
              p.usage, p.finish
  ), noted as (
    insert into public.job_events (job_id, user_id, task_id, type, data)
    select s.job_id, s.user_id, s.id, 'attempt_completed',
           private.attempt_facts(s.stage, s.position, s.attempt, s.started_at, s.worker_id, s.usage, null)
    from stored s
  )
  select s.completed_token, s.job_id, s.finish from stored s;
end
$$;
comment on function private.store_outputs is
  'Stores plain outputs all at once, with their attempts; returns which, in which jobs, and what some of them end their jobs with.';

create function private.end_jobs(ends jsonb)
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
    set status = 'completed', progress = 100, result = coalesce(e.value -> 'result', '{}'), finished_at = now(),
        retry_at = null, started_at = coalesce(j.started_at, now()), tasks_done = j.tasks_total, message = 'Ready'
    from jsonb_each(ends) e
    where j.id = e.key::uuid
      and not exists (select from public.job_tasks t where t.job_id = j.id and t.status <> 'completed')
    returning j.*
  loop
    v_ended := v_ended + 1;
    perform private.add_event(v_job, 'job_completed');
    perform private.start_dependents(v_job);
  end loop;
  return v_ended;
end
$$;
comment on function private.end_jobs is
  'Ends those of these locked jobs {jobId: finish} all of whose tasks are completed, without documents; returns how many.';

create function private.count_outputs(job_ids uuid[])
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
        progress = greatest(j.progress, private.stage_progress(k.stages, j.stage, j.tasks_done + n.tasks, j.tasks_total)),
        message = private.stage_message(k.stages, j.stage, j.tasks_done + n.tasks, j.tasks_total)
    from (select u as job_id, count(*)::integer as tasks from unnest(job_ids) u group by u) n, public.job_kinds k
    where j.id = n.job_id and k.kind = j.kind
    returning j.*
  loop
    if v_job.tasks_done < v_job.tasks_total then
      if v_job.errors > 0 then
        perform private.show_retry(v_job);
      end if;
    elsif exists (select from public.job_tasks t where t.job_id = v_job.id and t.status <> 'completed') then
      perform private.start_next_stage(v_job, (select k.stages from public.job_kinds k where k.kind = v_job.kind));
    else
      perform private.finish_job(v_job, null);
    end if;
  end loop;
end
$$;
comment on function private.count_outputs is
  'Counts what was stored in locked jobs, a job for each output: progress, and the next stage or the end when it is due.';

-- All of it or nothing: whoever calls falls back to one after the other.
create function private.complete_together(completions private.completion[])
returns uuid[]
language plpgsql
set search_path = ''
as $$
declare
  v_tokens uuid[];
  v_jobs uuid[];
  v_ending uuid[];
  v_ends jsonb;
begin
  select coalesce(array_agg(s.token), '{}'), coalesce(array_agg(s.stored_job_id), '{}'),
         coalesce(array_agg(s.stored_job_id) filter (where s.finish is not null), '{}'),
         jsonb_object_agg(s.stored_job_id, s.finish) filter (where s.finish is not null)
  into v_tokens, v_jobs, v_ending, v_ends
  from private.store_outputs(completions) s;

  perform from public.jobs j where j.id = any (v_jobs) order by j.id for update;
  if v_ends is null then
    perform private.count_outputs(v_jobs);
  else
    perform private.count_outputs(array(select u from unnest(v_jobs) u where not v_ends ? u::text));
    if private.end_jobs(v_ends) < cardinality(v_ending) then
      perform private.raise_error('OFS03', 'Only the last task of a job can finish it.', 'finish');
    end if;
  end if;
  return v_tokens;
end
$$;
comment on function private.complete_together is
  'Stores plain outputs and moves or ends their jobs; returns the tokens of what it stored.';

-- Whoever calls holds the user's lock, alone or with other completions: then the job's row decides who is next.
create or replace function private.complete_one_of_many(completion private.completion)
returns jsonb
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
begin
  select j.* into v_job from public.jobs j
  where j.id = (select t.job_id from public.job_tasks t where t.id = completion."taskId")
  for update;
  return private.complete_locked_task(
    v_job, private.lock_leased_task(completion."taskId", completion."leaseToken"),
    completion.output, completion.usage, completion."nextTasks", completion.finish
  );
-- One that cannot be stored does not take the others with it.
exception when check_violation or not_null_violation or data_exception or sqlstate 'OFS03' then
  return jsonb_build_object('applied', false, 'reason', 'rejected', 'jobStatus', null, 'deferred', false);
end
$$;

drop function public.complete_tasks(jsonb);
create function public.complete_tasks(completions jsonb)
returns json
language plpgsql
security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
set enable_bitmapscan = off
set enable_seqscan = off
as $$
declare
  v_completion private.completion;
  v_completions private.completion[];
  v_users uuid[];
  v_job_of uuid[];
  v_alone boolean;
  v_stored uuid[];
  v_others jsonb := '{}';
begin
  -- One has nobody to go together with.
  if jsonb_array_length(complete_tasks.completions) = 1 then
    v_completion := jsonb_populate_record(null::private.completion, complete_tasks.completions -> 0);
    perform private.lock_user(t.user_id) from public.job_tasks t where t.id = v_completion."taskId";
    return json_build_array(
      private.complete_one_of_many(v_completion) || jsonb_build_object('taskId', v_completion."taskId")
    );
  end if;
  select coalesce(array_agg(row(
    c."taskId", coalesce(c."leaseToken", '00000000-0000-0000-0000-000000000000'), c.output, c.usage, c."nextTasks", c.finish
  )::private.completion), '{}') into v_completions
  from jsonb_to_recordset(complete_tasks.completions) c (
    "taskId" uuid, "leaseToken" uuid, output jsonb, usage jsonb, "nextTasks" jsonb, finish jsonb
  );
  select array_agg(distinct t.user_id) filter (where t.id is not null), array_agg(t.job_id order by c.n),
         coalesce(bool_or(c.finish <> 'null' or c."nextTasks" not in ('null', '[]')), false)
  into v_users, v_job_of, v_alone
  from unnest(v_completions) with ordinality c("taskId", "leaseToken", output, usage, "nextTasks", finish, n)
  left join public.job_tasks t on t.id = c."taskId";

  -- In the order of their users and jobs, so that two workers completing at once do not wait in a circle. Outputs in
  -- the middle of jobs go side by side; what plans or ends has the user's jobs for itself.
  if v_alone then
    perform pg_advisory_xact_lock(private.user_lock(u)) from unnest(v_users) u;
  else
    perform pg_advisory_xact_lock_shared(private.user_lock(u)) from unnest(v_users) u;
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
      select row(u."taskId", u."leaseToken", u.output, u.usage, u."nextTasks", u.finish)::private.completion as c
      from unnest(v_completions) with ordinality u("taskId", "leaseToken", output, usage, "nextTasks", finish, n)
      where u."leaseToken" <> all (v_stored)
      order by v_job_of[u.n]
    ) o(c);
  end if;

  return (
    select coalesce(json_agg(
      case when o.reply is null then json_build_object(
        'taskId', c."taskId", 'applied', true, 'reason', null, 'jobStatus', j.status,
        'deferred', j.broadcast_version < j.version
      ) else (o.reply || jsonb_build_object('taskId', c."taskId"))::json end
      order by c.n
    ), '[]')
    from unnest(v_completions) with ordinality c("taskId", "leaseToken", output, usage, "nextTasks", finish, n)
    cross join lateral (select v_others -> c."leaseToken"::text as reply) o
    left join public.jobs j on j.id = v_job_of[c.n]
  );
end
$$;
comment on function public.complete_tasks is
  'complete_task for many [{taskId, leaseToken, output, usage, nextTasks, finish}] at once: [{taskId, applied, reason, jobStatus, deferred}] in the same order; reason: lease_lost, rejected, or how the job ended.';
grant execute on function public.complete_tasks to service_role;

create function public.complete_and_claim(completions jsonb, worker_id text, max_tasks integer)
returns json
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_completed json := public.complete_tasks(complete_and_claim.completions);
begin
  return json_build_object(
    'completed', v_completed,
    'claimed', public.claim_tasks(complete_and_claim.worker_id, complete_and_claim.max_tasks)
  );
end
$$;
comment on function public.complete_and_claim is
  'complete_tasks and then claim_tasks in one transaction and one round trip: {completed, claimed}.';
grant execute on function public.complete_and_claim to service_role;
