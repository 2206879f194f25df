-- Claims: rows of the queue become leases.

drop function private.choose_tasks(integer);
drop function private.choose_within_limits(integer, integer);
drop function private.first_in_queue(integer, integer, uuid[], uuid[]);
drop function private.first_of_each_user(integer, integer, uuid[], uuid[]);

create or replace function private.running_tasks(out of_all integer, out most_of_a_user integer)
returns record
language plpgsql
set search_path = ''
as $$
begin
  select coalesce(sum(u.n), 0), coalesce(max(u.n), 0) into of_all, most_of_a_user
  from (select count(*) as n from private.task_leases l group by l.user_id) u;
end
$$;

create function private.running_of_users(chosen private.task_queue[])
returns table (user_id uuid, n bigint)
language sql
stable
set search_path = ''
as $$
  select r.user_id, count(*)
  from (
    select l.user_id from private.task_leases l
    union all
    select c.user_id from unnest(chosen) c
  ) r
  group by r.user_id
$$;
comment on function private.running_of_users is 'How many tasks of each user hold a lease, or are about to.';

create function private.first_in_queue(how_many integer, max_of_user integer, chosen private.task_queue[], tried private.task_queue[])
returns private.task_queue[]
language plpgsql
set search_path = ''
as $$
begin
  return array(
    with front as (
      select q, q.user_id, q.place, q.task_id
      from private.task_queue q
      where q.run_at <= now() and q.task_id not in (select t.task_id from unnest(tried) t)
      order by q.place, q.task_id
      limit 100 + how_many
    ), ranked as (
      select f.q, f.place, f.task_id,
             coalesce(r.n, 0) + row_number() over (partition by f.user_id order by f.place, f.task_id) as n_of_user
      from front f
      left join private.running_of_users(chosen) r on r.user_id = f.user_id
    )
    select k.q from ranked k where k.n_of_user <= max_of_user order by k.place, k.task_id limit how_many
  );
end
$$;
comment on function private.first_in_queue is
  'Due tasks from the front of the queue, of each user no more than may run beside what does.';

create function private.first_of_each_user(how_many integer, max_of_user integer, chosen private.task_queue[], tried private.task_queue[])
returns private.task_queue[]
language plpgsql
set search_path = ''
as $$
begin
  return array(
    with recursive waiting as (
      (select q.user_id from private.task_queue q order by q.user_id limit 1)
      union all
      select (
        select q.user_id from private.task_queue q where q.user_id > w.user_id order by q.user_id limit 1
      )
      from waiting w
      where w.user_id is not null
    )
    select f.q
    from waiting w
    left join private.running_of_users(chosen) r on r.user_id = w.user_id
    cross join lateral (
      select q, q.place, q.task_id
      from private.task_queue q
      where q.user_id = w.user_id and q.run_at <= now() and q.task_id not in (select t.task_id from unnest(tried) t)
      order by q.place, q.task_id
      limit least(how_many, greatest(0, max_of_user - coalesce(r.n, 0)))
    ) f
    order by f.place, f.task_id
    limit how_many
  );
end
$$;
comment on function private.first_of_each_user is 'The same from the whole queue, in as many steps as there are users who wait.';

create function private.choose_within_limits(how_many integer, max_of_user integer)
returns tid[]
language plpgsql
set search_path = ''
as $$
declare
  v_left integer := how_many;
  v_next private.task_queue[];
  v_locked private.task_queue[];
  v_tried private.task_queue[] := '{}';
  v_chosen private.task_queue[] := '{}';
begin
  loop
    v_next := private.first_in_queue(v_left, max_of_user, v_chosen, v_tried);
    if cardinality(v_next) < v_left then
      v_next := private.first_of_each_user(v_left, max_of_user, v_chosen, v_tried);
    end if;
    -- A row that another verb holds at this moment is left to the next claim, and the next in line goes first.
    v_locked := array(
      select q from unnest(v_next) n
      join private.task_queue q on q.job_id = n.job_id and q.task_id = n.task_id
      for update of q skip locked
    );
    v_chosen := v_chosen || v_locked;
    exit when cardinality(v_locked) = cardinality(v_next);
    v_tried := v_tried || v_next;
    v_left := v_left - cardinality(v_locked);
  end loop;
  return array(
    select q.ctid from unnest(v_chosen) c
    join private.task_queue q on q.job_id = c.job_id and q.task_id = c.task_id
  );
end
$$;
comment on function private.choose_within_limits is
  'Locks the next due tasks in the order of their places, of each user no more than max_of_user with those that run.';

create function private.choose_tasks(max_tasks integer)
returns tid[]
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
  -- Near a limit, claims go one after the other. Thirty-two claims of this size may count at the same moment.
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
    select q.ctid from private.task_queue q
    where q.run_at <= now()
    order by q.place, q.task_id
    limit v_wanted
    for update skip locked
  );
end
$$;
comment on function private.choose_tasks is
  'Locks up to max_tasks due tasks, in order and within the limits of the settings; where their rows of the queue are.';

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
  v_rows tid[];
  v_to_wake uuid[];
  v_deferred uuid[];
  v_claimed json;
  v_lease_seconds integer := (select s.lease_seconds from public.job_settings s);
  v_expires_at timestamptz := now() + make_interval(secs => v_lease_seconds);
begin
  v_rows := private.choose_tasks(claim_tasks.max_tasks);
  if v_rows = '{}' then
    return '[]';
  end if;
  with taken as (
    delete from private.task_queue q where q.ctid = any (v_rows) returning q.job_id, q.task_id, q.place
  ), work as materialized (
    select t.id, t.job_id, t.user_id, t.stage, t.position, t.input, t.attempt + 1 as attempt, t.turn, q.place,
           gen_random_uuid() as token, j.project_id, j.kind, j.run, j.input as job_input,
           j.status <> 'processing' or j.retry_at is not null as sleeps
    from taken q
    join public.job_tasks t on t.id = q.task_id
    join public.jobs j on j.id = q.job_id
  ), leased as (
    insert into private.task_leases (user_id, job_id, task_id, token, expires_at, worker_id, attempt, started_at)
    select w.user_id, w.job_id, w.id, w.token, v_expires_at, left(claim_tasks.worker_id, 100), w.attempt, now()
    from work w
  ), clock as (
    select setval('private.turn_clock', greatest(max(w.turn), (select last_value from private.turn_clock)))
    from work w
  )
  select
    json_agg(json_build_object(
      'taskId', w.id, 'jobId', w.job_id, 'userId', w.user_id, 'projectId', w.project_id, 'kind', w.kind,
      'run', w.run, 'stage', w.stage, 'position', w.position, 'input', w.input, 'jobInput', w.job_input,
      'attempt', w.attempt, 'leaseToken', w.token, 'leaseExpiresAt', v_expires_at,
      'leaseMs', v_lease_seconds * 1000, 'deferred', false
    ) order by w.place, w.id),
    array_agg(distinct w.job_id) filter (where w.sleeps)
  into v_claimed, v_to_wake
  from work w
  cross join clock;

  if v_to_wake is not null then
    v_deferred := private.wake_jobs(v_to_wake);
    if v_deferred <> '{}' then
      v_claimed := (
        select json_agg(case
          when (t.value ->> 'jobId')::uuid = any (v_deferred) then (t.value::jsonb || '{"deferred": true}')::json
          else t.value
        end order by t.ordinality)
        from json_array_elements(v_claimed) with ordinality t
      );
    end if;
  end if;
  return v_claimed;
end
$$;

create or replace function public.extend_leases(worker_id text, leases jsonb)
returns jsonb
language sql
security definer
set search_path = ''
as $$
  with asked as (
    select (l.value ->> 'taskId')::uuid as task_id, (l.value ->> 'leaseToken')::uuid as lease_token, l.ordinality,
           t.job_id, t.user_id
    from jsonb_array_elements(leases) with ordinality l
    left join public.job_tasks t on t.id = (l.value ->> 'taskId')::uuid
  ), locked as (
    -- What another verb holds at this moment is about to end.
    select l.user_id, l.job_id, l.task_id from asked a
    join private.task_leases l
      on l.user_id = a.user_id and l.job_id = a.job_id and l.task_id = a.task_id and l.token = a.lease_token
    for update of l skip locked
  ), extended as (
    update private.task_leases l
    set expires_at = now() + make_interval(secs => (select s.lease_seconds from public.job_settings s))
    from locked k
    where l.user_id = k.user_id and l.job_id = k.job_id and l.task_id = k.task_id
    returning l.task_id
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'taskId', a.task_id, 'held', l.task_id is not null,
    'renewed', exists (select from extended e where e.task_id = a.task_id),
    'cancelled', coalesce(l.task_id is not null and j.status = 'cancelled', false)
  ) order by a.ordinality), '[]')
  from asked a
  left join private.task_leases l
      on l.user_id = a.user_id and l.job_id = a.job_id and l.task_id = a.task_id and l.token = a.lease_token
  left join public.jobs j on j.id = a.job_id
$$;
