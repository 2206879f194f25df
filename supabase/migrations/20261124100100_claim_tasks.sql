-- Claims are taken one after the other, so that limits hold exactly. One that waits longer than a tenth of a second,
-- behind a connection that hangs, goes on all the same: no task is ever taken twice, and a limit may then be passed
-- by what that one claim takes.
create function private.lock_claims()
returns void
language plpgsql
set search_path = ''
set lock_timeout = '100ms'
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('offstage:claims', 0));
exception when lock_not_available then
  raise warning 'Offstage: a claim did not wait for another one that hangs.';
end
$$;
comment on function private.lock_claims is 'Makes claims wait for each other until commit, at most 100 ms.';

-- One look at the queue: the first of what is due, but of no user more than may run beside what already does.
create function private.next_in_queue(how_many integer, max_of_user integer, chosen uuid[], tried uuid[])
returns table (task_id uuid, last_look boolean)
language sql
set search_path = ''
as $$
  with running as (
    select r.user_id, count(*) as n
    from (
      select t.user_id from public.job_tasks t where t.status = 'processing'
      union all
      select t.user_id from public.job_tasks t where t.id = any (next_in_queue.chosen)
    ) r
    group by r.user_id
  ), queue as (
    select t.id, t.user_id, t.place
    from public.job_tasks t
    where t.status = 'pending' and t.run_at <= now() and t.id <> all (next_in_queue.tried)
      and t.user_id <> all (array(select r.user_id from running r where r.n >= next_in_queue.max_of_user))
    order by t.place, t.id
    limit 2 * next_in_queue.how_many
  ), ranked as (
    select q.id, q.place, coalesce(r.n, 0) + row_number() over (partition by q.user_id order by q.place, q.id) as n_of_user
    from queue q
    left join running r on r.user_id = q.user_id
  )
  select k.id, (select count(*) from queue) < 2 * next_in_queue.how_many
  from ranked k
  where k.n_of_user <= next_in_queue.max_of_user
  order by k.place, k.id
  limit next_in_queue.how_many
$$;
comment on function private.next_in_queue is
  'The next due tasks in the order of their places and within max_of_user; last_look: the queue holds no more than was looked at.';

create function private.choose_tasks(max_tasks integer)
returns uuid[]
language plpgsql
set search_path = ''
as $$
declare
  v_settings public.job_settings;
  v_left integer;
  v_next uuid[];
  v_locked uuid[];
  v_last_look boolean := false;
  v_tried uuid[] := '{}';
  v_chosen uuid[] := '{}';
begin
  select s.* into v_settings from public.job_settings s;
  select least(coalesce(choose_tasks.max_tasks, 0), 1000, v_settings.max_running_tasks - count(*)) into v_left
  from public.job_tasks t where t.status = 'processing';

  while v_left > 0 and not v_last_look loop
    select array_agg(n.task_id), coalesce(bool_and(n.last_look), true) into v_next, v_last_look
    from private.next_in_queue(v_left, v_settings.max_running_tasks_per_user, v_chosen, v_tried) n;
    -- A row that another verb holds at this moment is left to the next claim, and the next in line goes first.
    select coalesce(array_agg(l.id), '{}') into v_locked
    from (
      select t.id from public.job_tasks t where t.id = any (v_next) and t.status = 'pending' for update skip locked
    ) l;
    v_chosen := v_chosen || v_locked;
    v_tried := v_tried || v_next;
    v_left := v_left - cardinality(v_locked);
  end loop;
  return v_chosen;
end
$$;
comment on function private.choose_tasks is 'Locks up to max_tasks due tasks, in order and within the limits of the settings.';

-- A job row that is locked at this moment is left as it is: the verb that holds it, or the next claim, brings it up
-- to date.
create or replace function public.claim_tasks(worker_id text, max_tasks integer)
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_task_ids uuid[];
  v_claimed jsonb;
begin
  perform private.lock_claims();
  v_task_ids := private.choose_tasks(claim_tasks.max_tasks);
  if v_task_ids = '{}' then
    return '[]';
  end if;
  with claimed as (
    update public.job_tasks t
    set status = 'processing', attempt = t.attempt + 1, lease_token = gen_random_uuid(),
        lease_expires_at = now() + make_interval(secs => (select s.lease_seconds from public.job_settings s)),
        worker_id = left(claim_tasks.worker_id, 100), started_at = now()
    where t.id = any (v_task_ids)
    returning t.*
  ), clock as (
    select setval('private.turn_clock', greatest(max(c.turn), (select last_value from private.turn_clock)))
    from claimed c
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
  select jsonb_agg(jsonb_build_object(
    'taskId', c.id, 'jobId', c.job_id, 'userId', c.user_id, 'projectId', j.project_id, 'kind', j.kind,
    'run', j.run, 'stage', c.stage, 'position', c.position, 'input', c.input, 'jobInput', j.input,
    'attempt', c.attempt, 'leaseToken', c.lease_token, 'leaseExpiresAt', c.lease_expires_at,
    'deferred', coalesce(s.deferred, false)
  ) order by c.place, c.id)
  into v_claimed
  from claimed c
  join public.jobs j on j.id = c.job_id
  left join started s on s.id = c.job_id
  cross join clock;
  return v_claimed;
end
$$;
comment on function public.claim_tasks is
  'Takes up to max_tasks due tasks across jobs under fresh leases: by priority, fair between users, oldest first, within the limits of the settings.';
