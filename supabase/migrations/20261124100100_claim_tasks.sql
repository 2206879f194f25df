-- Near a limit claims are taken one after the other, so that it holds exactly: each counts what really runs. Far from
-- every limit they go side by side: thirty-two like this one could be under way at once and not reach it.
-- One that waits longer than two seconds, behind a connection that hangs, goes on all the same: no task is ever taken
-- twice, and a limit may then be passed by what that one claim takes.
create function private.wait_for_claims()
returns void
language plpgsql
set search_path = ''
set lock_timeout = '2s'
as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('offstage:claims', 0));
exception when lock_not_available then
  raise warning 'Offstage: a claim did not wait for another one that hangs.';
end
$$;
comment on function private.wait_for_claims is 'Makes claims wait for each other until commit, at most two seconds.';

create function private.running_tasks(out of_all integer, out most_of_a_user integer)
language plpgsql
set search_path = ''
as $$
begin
  select coalesce(sum(u.n), 0), coalesce(max(u.n), 0) into of_all, most_of_a_user
  from (select count(*) as n from public.job_tasks t where t.status = 'processing' group by t.user_id) u;
end
$$;
comment on function private.running_tasks is 'How many tasks hold a lease: of all users, and of the user with the most.';

-- A look at the front of the queue, which is enough unless it belongs to users who have as many running as they may.
create function private.first_in_queue(how_many integer, max_of_user integer, chosen uuid[], tried uuid[])
returns uuid[]
language plpgsql
set search_path = ''
as $$
begin
  return array(
    with running as (
      select r.user_id, count(*) as n
      from (
        select t.user_id from public.job_tasks t where t.status = 'processing'
        union all
        select t.user_id from public.job_tasks t where t.id = any (first_in_queue.chosen)
      ) r
      group by r.user_id
    ), front as (
      select t.id, t.user_id, t.place
      from public.job_tasks t
      where t.status = 'pending' and t.run_at <= now() and t.id <> all (first_in_queue.tried)
      order by t.place, t.id
      limit 100 + how_many
    ), ranked as (
      select f.id, f.place,
             coalesce(r.n, 0) + row_number() over (partition by f.user_id order by f.place, f.id) as n_of_user
      from front f
      left join running r on r.user_id = f.user_id
    )
    select k.id from ranked k where k.n_of_user <= max_of_user order by k.place, k.id limit how_many
  );
end
$$;
comment on function private.first_in_queue is 'Due tasks from the front of the queue, of each user no more than may run beside what does.';

-- Goes from user to user by the index, so that the backlog of one, however long, costs as little as any other.
create function private.first_of_each_user(how_many integer, max_of_user integer, chosen uuid[], tried uuid[])
returns uuid[]
language plpgsql
set search_path = ''
as $$
begin
  return array(
    with recursive running as (
      select r.user_id, count(*) as n
      from (
        select t.user_id from public.job_tasks t where t.status = 'processing'
        union all
        select t.user_id from public.job_tasks t where t.id = any (first_of_each_user.chosen)
      ) r
      group by r.user_id
    ), waiting as (
      (select t.user_id from public.job_tasks t where t.status = 'pending' order by t.user_id limit 1)
      union all
      select (
        select t.user_id from public.job_tasks t
        where t.status = 'pending' and t.user_id > w.user_id
        order by t.user_id
        limit 1
      )
      from waiting w
      where w.user_id is not null
    )
    select f.id
    from waiting w
    left join running r on r.user_id = w.user_id
    cross join lateral (
      select t.id, t.place
      from public.job_tasks t
      where t.user_id = w.user_id and t.status = 'pending' and t.run_at <= now()
        and t.id <> all (first_of_each_user.tried)
      order by t.place, t.id
      limit least(how_many, greatest(0, max_of_user - coalesce(r.n, 0)))
    ) f
    order by f.place, f.id
    limit how_many
  );
end
$$;
comment on function private.first_of_each_user is 'The same from the whole queue, in as many steps as there are users who wait.';

create function private.choose_within_limits(how_many integer, max_of_user integer)
returns uuid[]
language plpgsql
set search_path = ''
as $$
declare
  v_left integer := how_many;
  v_next uuid[];
  v_locked uuid[];
  v_tried uuid[] := '{}';
  v_chosen uuid[] := '{}';
begin
  loop
    v_next := private.first_in_queue(v_left, max_of_user, v_chosen, v_tried);
    if cardinality(v_next) < v_left then
      v_next := private.first_of_each_user(v_left, max_of_user, v_chosen, v_tried);
    end if;
    -- A row that another verb holds at this moment is left to the next claim, and the next in line goes first.
    v_locked := array(
      select t.id from public.job_tasks t where t.id = any (v_next) and t.status = 'pending' for update skip locked
    );
    v_chosen := v_chosen || v_locked;
    exit when cardinality(v_locked) = cardinality(v_next);
    v_tried := v_tried || v_next;
    v_left := v_left - cardinality(v_locked);
  end loop;
  return v_chosen;
end
$$;
comment on function private.choose_within_limits is
  'Locks the next due tasks in the order of their places, of each user no more than max_of_user with those that run.';

create function private.choose_tasks(max_tasks integer)
returns uuid[]
language plpgsql
set search_path = ''
as $$
declare
  v_settings public.job_settings;
  v_wanted integer := least(coalesce(choose_tasks.max_tasks, 0), 1000);
  v_running record;
begin
  select s.* into v_settings from public.job_settings s;
  v_running := private.running_tasks();
  if v_running.of_all + 32 * v_wanted > v_settings.max_running_tasks
     or v_running.most_of_a_user + 32 * v_wanted > v_settings.max_running_tasks_per_user
     or not pg_try_advisory_xact_lock_shared(hashtextextended('offstage:claims', 0)) then
    perform private.wait_for_claims();
    v_running := private.running_tasks();
    v_wanted := least(v_wanted, v_settings.max_running_tasks - v_running.of_all);
  end if;

  if v_wanted <= 0 then
    return '{}';
  elsif v_running.most_of_a_user + v_wanted > v_settings.max_running_tasks_per_user then
    return private.choose_within_limits(v_wanted, v_settings.max_running_tasks_per_user);
  end if;
  -- With room for all of them, the order of the index is the order of the claim.
  return array(
    select t.id from public.job_tasks t
    where t.status = 'pending' and t.run_at <= now()
    order by t.place, t.id
    limit v_wanted
    for update skip locked
  );
end
$$;
comment on function private.choose_tasks is 'Locks up to max_tasks due tasks, in order and within the limits of the settings.';

-- A job row that is locked at this moment is left as it is: the verb that holds it, or the next claim, brings it up
-- to date.
-- As json, which is written as it is read: a batch of it costs half of what jsonb does.
drop function public.claim_tasks(text, integer);
create function public.claim_tasks(worker_id text, max_tasks integer)
returns json
language plpgsql
security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
-- A bitmap scan never marks the dead entries of an index: each claim would visit every task since the last vacuum.
set enable_bitmapscan = off
as $$
declare
  v_task_ids uuid[];
  v_claimed json;
  v_lease_seconds integer := (select s.lease_seconds from public.job_settings s);
begin
  v_task_ids := private.choose_tasks(claim_tasks.max_tasks);
  if v_task_ids = '{}' then
    return '[]';
  end if;
  with claimed as (
    update public.job_tasks t
    set status = 'processing', attempt = t.attempt + 1, lease_token = gen_random_uuid(),
        lease_expires_at = now() + make_interval(secs => v_lease_seconds),
        worker_id = left(claim_tasks.worker_id, 100), started_at = now()
    where t.id = any (v_task_ids)
    returning t.*
  ), clock as (
    select setval('private.turn_clock', greatest(max(c.turn), (select last_value from private.turn_clock)))
    from claimed c
  ), waking as (
    select j.id, j.status from public.jobs j
    where j.id in (select c.job_id from claimed c)
      -- Pending, or waiting for a retry; asked so that no plan begins with an index of all that is live.
      and j.finished_at is null and (j.status <> 'processing' or j.retry_at is not null)
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
  select json_agg(json_build_object(
    'taskId', c.id, 'jobId', c.job_id, 'userId', c.user_id, 'projectId', j.project_id, 'kind', j.kind,
    'run', j.run, 'stage', c.stage, 'position', c.position, 'input', c.input, 'jobInput', j.input,
    'attempt', c.attempt, 'leaseToken', c.lease_token, 'leaseExpiresAt', c.lease_expires_at,
    'leaseMs', v_lease_seconds * 1000,
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
grant execute on function public.claim_tasks to service_role;
