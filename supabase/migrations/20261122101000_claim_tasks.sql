-- One statement, and it waits for nobody: rows that another claim holds are skipped, and a job row that is
-- locked at this moment is left as it is (the verb that holds it, or the next claim, brings it up to date).
-- The settings are a subquery and no join: their one row is never analyzed, so a join is planned for a
-- thousand rows, and each claim would then read the whole of jobs.
create function public.claim_tasks(worker_id text, max_tasks integer)
returns jsonb
language sql
security definer
set search_path = ''
as $$
  with due as (
    select t.id
    from public.job_tasks t
    where t.status = 'pending' and t.run_at <= now()
    order by t.priority, t.turn, t.id
    limit least(greatest(max_tasks, 0), 100)
    for update skip locked
  ), claimed as (
    update public.job_tasks t
    set status = 'processing', attempt = t.attempt + 1, lease_token = gen_random_uuid(),
        lease_expires_at = now() + make_interval(secs => (select s.lease_seconds from public.job_settings s)),
        worker_id = left(claim_tasks.worker_id, 100), started_at = now()
    from due
    where t.id = due.id
    returning t.*
  ), clock as (
    select setval('private.turn_clock', greatest(max(c.turn), (select last_value from private.turn_clock)))
    from claimed c
    having count(*) > 0
  ), waking as (
    select j.id, j.status from public.jobs j
    where j.id in (select c.job_id from claimed c)
      and (j.status = 'pending' or (j.status = 'processing' and j.retry_at is not null))
    for update skip locked
  ), started as (
    update public.jobs j
    set status = 'processing', started_at = coalesce(j.started_at, now()), retry_at = null,
        message = private.stage_message(k.stages, j.stage, j.tasks_done, j.tasks_total)
    from waking w, public.job_kinds k
    where j.id = w.id and k.kind = j.kind
    returning j.id, j.user_id, j.run, w.status, j.broadcast_version < j.version as deferred
  ), announced as (
    insert into public.job_events (job_id, user_id, type, data)
    select s.id, s.user_id, 'job_started', jsonb_build_object('run', s.run) from started s where s.status = 'pending'
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'taskId', c.id, 'jobId', c.job_id, 'userId', c.user_id, 'projectId', j.project_id, 'kind', j.kind,
    'run', j.run, 'stage', c.stage, 'position', c.position, 'input', c.input, 'jobInput', j.input,
    'attempt', c.attempt, 'leaseToken', c.lease_token, 'leaseExpiresAt', c.lease_expires_at,
    'deferred', coalesce(s.deferred, false)
  ) order by c.priority, c.turn, c.id), '[]')
  from claimed c
  join public.jobs j on j.id = c.job_id
  left join started s on s.id = c.job_id
  left join clock on true
$$;
comment on function public.claim_tasks is
  'Takes up to max_tasks due tasks across jobs under fresh leases: lower priority number first, then fair between users, then oldest.';
grant execute on function public.claim_tasks to service_role;

-- It waits for nobody: what another verb holds at this moment (it is being completed, or swept) keeps its lease
-- as it is, and the next beat says what became of it.
create function public.extend_leases(worker_id text, leases jsonb)
returns jsonb
language sql
security definer
set search_path = ''
as $$
  with asked as (
    select (l.value ->> 'taskId')::uuid as task_id, (l.value ->> 'leaseToken')::uuid as lease_token, l.ordinality
    from jsonb_array_elements(leases) with ordinality l
  ), locked as (
    select t.id from public.job_tasks t
    join asked a on a.task_id = t.id and a.lease_token = t.lease_token
    where t.status = 'processing'
    for update of t skip locked
  ), extended as (
    update public.job_tasks t
    set lease_expires_at = now() + make_interval(secs => (select s.lease_seconds from public.job_settings s))
    from locked
    where t.id = locked.id
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'taskId', a.task_id, 'held', t.id is not null, 'cancelled', coalesce(j.status = 'cancelled', false)
  ) order by a.ordinality), '[]')
  from asked a
  left join public.job_tasks t on t.id = a.task_id and t.lease_token = a.lease_token
  left join public.jobs j on j.id = t.job_id
$$;
comment on function public.extend_leases is
  'Heartbeat: renews the leases [{taskId, leaseToken}] and says which are still held and which jobs were cancelled.';
grant execute on function public.extend_leases to service_role;
