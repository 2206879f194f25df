-- A worker is told what it cannot know, once: a job as often as it has tasks in a claim was the greater part of the answer
-- (and its input up to 24 kB each time), and that a completion was applied is the rule. Building these
-- answers took 7 of 55 µs a task in batches of 500 (decision 0016).

create or replace function public.claim_tasks(worker_id text, max_tasks integer)
returns json
language plpgsql
security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
-- A bitmap scan never marks the dead entries of an index: each claim would visit every task since the last vacuum.
set enable_bitmapscan = off
set enable_seqscan = off
as $$
declare
  v_limits record;
  v_running record;
  v_wanted integer := least(coalesce(claim_tasks.max_tasks, 0), 1000);
  v_chosen tid[];
  v_tasks json := '[]';
  v_jobs json := '[]';
begin
  select s.lease_seconds, s.max_running_tasks as of_all, s.max_running_tasks_per_user as of_a_user,
         now() + make_interval(secs => s.lease_seconds) as lease_ends
  into v_limits
  from public.job_settings s;
  -- Near a limit, claims go one after the other. Thirty-two claims of this size may begin at the same moment.
  if private.most_running_tasks() + 32 * v_wanted > least(v_limits.of_all, v_limits.of_a_user)
     or not pg_try_advisory_xact_lock_shared(hashtextextended('offstage:claims', 0)) then
    perform private.wait_for_claims();
    v_running := private.running_tasks();
    v_wanted := least(v_wanted, v_limits.of_all - v_running.of_all);
    if v_running.most_of_a_user + v_wanted > v_limits.of_a_user then
      v_chosen := private.choose_within_limits(greatest(v_wanted, 0), v_limits.of_a_user);
    end if;
  end if;
  if v_wanted <= 0 then
    return json_build_object('leaseMs', v_limits.lease_seconds * 1000, 'tasks', v_tasks, 'jobs', v_jobs);
  end if;

  with taken as (
    -- With room for all of them, the order of the index is the order of the claim.
    delete from private.task_queue q
    where q.ctid = any (coalesce(v_chosen, array(
      select f.ctid from private.task_queue f
      where f.run_at <= now()
      order by f.place
      limit v_wanted
      for update skip locked
    )))
    returning q.job_id, q.task_id, q.place
  ), work as materialized (
    select t.id, t.job_id, t.user_id, t.stage, t.position, t.input, t.attempt + 1 as attempt, t.turn, q.place,
           gen_random_uuid() as token
    from taken q
    cross join lateral (select t.* from public.job_tasks t where t.id = q.task_id limit 1) t
  ), leased as (
    insert into private.task_leases (user_id, job_id, task_id, token, expires_at, worker_id, attempt, started_at)
    select w.user_id, w.job_id, w.id, w.token, v_limits.lease_ends, left(claim_tasks.worker_id, 100), w.attempt, now()
    from work w
  ), clock as (
    -- Not for nothing: a sequence that is set is written to disk.
    select setval('private.turn_clock', greatest(max(w.turn), (select last_value from private.turn_clock)))
    from work w
    having count(*) > 0
  )
  select
    (
      select coalesce(json_agg(l order by w.place, w.id), '[]')
      from work w
      cross join clock
      cross join lateral (
        select w.id as "taskId", w.job_id as "jobId", w.stage, w.position, w.input, w.attempt, w.token as "leaseToken"
      ) l
    ),
    (
      select coalesce(json_agg(l), '[]')
      from (select distinct w.job_id from work w) w
      cross join lateral (
        select j.id as "jobId", j.user_id as "userId", j.project_id as "projectId", j.kind, j.run, j.input,
               j.status = 'processing' and j.retry_at is null as started
        from public.jobs j where j.id = w.job_id
        limit 1
      ) l
    )
  into v_tasks, v_jobs;
  return json_build_object('leaseMs', v_limits.lease_seconds * 1000, 'tasks', v_tasks, 'jobs', v_jobs);
end
$$;
comment on function public.claim_tasks is
  'Takes up to max_tasks due tasks: {leaseMs, tasks, jobs}, each job once, however many of its tasks are taken.';

create or replace function private.complete_together(completions private.completion[])
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
    where c.job_id in (
        select b.job_id from (select distinct u.job_id from unnest(completions) u) b
        cross join lateral (select from public.jobs j where j.id = b.job_id and j.finished_at is null limit 1) j
      )
      and coalesce(c."nextTasks", 'null') in ('null', '[]')
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
  v_refused jsonb := '[]';
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
    select coalesce(jsonb_agg(jsonb_build_object(
             'taskId', (o.c)."taskId", 'leaseToken', (o.c)."leaseToken", 'reason', o.reply -> 'reason'
           )) filter (where not (o.reply -> 'applied')::boolean), '[]')
    into v_refused
    from (
      select c, private.complete_one_of_many(c) as reply
      from unnest(v_completions) c
      where c."leaseToken" <> all (v_stored)
      order by c.job_id
    ) o;
  end if;

  return json_build_object(
    'applied', cardinality(v_completions) - jsonb_array_length(v_refused),
    'refused', v_refused,
    'deferred', (
      select coalesce(json_agg(b.job_id), '[]')
      from (select distinct u.job_id from unnest(v_completions) u) b
      cross join lateral (
        select from public.jobs j where j.id = b.job_id and j.broadcast_version < j.version limit 1
      ) j
    )
  );
end
$$;
comment on function public.complete_tasks is
  'Stores outputs, each under its lease: {applied: how many, refused: [{taskId, leaseToken, reason}], deferred: jobs whose change was not broadcast}.';
