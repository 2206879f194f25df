-- The verbs look up what they are given row by row, by construction. A plan is kept for as long as its connection lives:
-- one made while there were few jobs may read all of them through an index, when a join leaves it the choice.
-- A lookup with a limit leaves none, nor does a row's place in its table.

-- What is over stays in these indexes until the next vacuum, and each claim passes by it: the fewer pages the better.
drop index private.task_queue_place_idx;
drop index private.task_queue_of_user_idx;
create index task_queue_place_idx on private.task_queue (place);
create index task_queue_of_user_idx on private.task_queue (user_id, place);
comment on column private.task_queue.place is
  'Its place among all that waits: private.place_of. Of those with one place, whichever is found first.';

create or replace function private.first_in_queue(how_many integer, max_of_user integer, chosen private.task_queue[], tried private.task_queue[])
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
      order by q.place
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

create or replace function private.first_of_each_user(how_many integer, max_of_user integer, chosen private.task_queue[], tried private.task_queue[])
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
      -- As a range, so that no plan can go through the places of all users instead.
      where q.user_id between w.user_id and w.user_id
        and q.run_at <= now() and q.task_id not in (select t.task_id from unnest(tried) t)
      order by q.user_id, q.place
      limit least(how_many, greatest(0, max_of_user - coalesce(r.n, 0)))
    ) f
    order by f.place, f.task_id
    limit how_many
  );
end
$$;

create or replace function private.jobs_ahead(job_ids uuid[])
returns table (job_id uuid, ahead integer)
language sql
stable
security definer
set search_path = ''
set enable_bitmapscan = off
as $$
  with queue as (
    select q.job_id, row_number() over (order by q.place) as n from private.task_queue q
    where q.run_at <= now()
    order by q.place
    limit 500
  ), ranked as (
    select q.job_id, (row_number() over (order by min(q.n)) - 1)::integer as ahead
    from queue q
    group by q.job_id
  )
  select j.id, coalesce(r.ahead, (select count(*)::integer from ranked))
  from public.jobs j
  left join ranked r on r.job_id = j.id
  where j.id = any (jobs_ahead.job_ids) and j.user_id = (select auth.uid()) and j.status = 'pending'
    and exists (
      select from private.task_queue q where q.job_id = j.id and q.run_at <= now()
    )
$$;

create or replace function public.sweep_jobs()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_lost integer := 0;
  v_failed integer := 0;
  v_due integer;
begin
  for v_job in
    select j.* from public.jobs j
    where j.id in (
      select l.job_id from private.task_leases l where l.expires_at < now() order by l.expires_at limit 500
    )
  loop
    v_job := private.lock_free_job(v_job);
    continue when v_job.id is null;
    v_lost := v_lost + private.lose_leases(v_job);
  end loop;

  -- Nothing stays live for ever: a job with nothing left that could move it says so. It takes a job it
  -- depends on to be deleted, with its project, for this to happen.
  for v_job in
    select j.* from public.jobs j
    where (j.status = 'processing' or (j.status = 'pending' and j.depends_on <> '{}'))
      and not exists (select from private.task_queue q where q.job_id = j.id)
      and not exists (select from private.task_leases l where l.user_id = j.user_id and l.job_id = j.id)
      and not exists (
        select from public.jobs d where d.id = any (j.depends_on) and d.status in ('pending', 'processing')
      )
    limit 100
  loop
    v_job := private.lock_free_job(v_job);
    continue when v_job.id is null or v_job.finished_at is not null;
    perform private.fail_job(v_job, 'nothing_left_to_do', 'This job stopped without an end. What was finished is kept; retry to go on.');
    v_failed := v_failed + 1;
  end loop;

  select count(*) into v_due
  from (
    select from private.task_queue q where q.run_at <= now() order by q.place limit 100
  ) d;
  perform private.note_run('sweep');
  return jsonb_build_object('lost', v_lost, 'failed', v_failed, 'due', v_due);
end
$$;

drop function private.choose_tasks(integer);

create function private.most_running_tasks()
returns bigint
language sql
stable
begin atomic
  -- Seventy of its smallest rows fill a page.
  select pg_catalog.pg_relation_size('private.task_leases'::regclass) / current_setting('block_size')::integer * 70;
end;
comment on function private.most_running_tasks is
  'As many leases as there can be, by the size of their table: what is far from a limit need not be counted.';

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
  v_claimed json;
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
    return '[]';
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
           gen_random_uuid() as token, j.project_id, j.kind, j.run, j.input as job_input,
           j.status = 'processing' and j.retry_at is null as started
    from taken q
    cross join lateral (select t.* from public.job_tasks t where t.id = q.task_id limit 1) t
    cross join lateral (select j.* from public.jobs j where j.id = q.job_id limit 1) j
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
  select coalesce(json_agg(l order by w.place, w.id), '[]') into v_claimed
  from work w
  cross join clock
  cross join lateral (
    select w.id as "taskId", w.job_id as "jobId", w.user_id as "userId", w.project_id as "projectId", w.kind, w.run,
           w.stage, w.position, w.input, w.job_input as "jobInput", w.attempt, w.token as "leaseToken",
           v_limits.lease_ends as "leaseExpiresAt", v_limits.lease_seconds * 1000 as "leaseMs", w.started
  ) l;
  return v_claimed;
end
$$;

create or replace function public.start_jobs(job_ids uuid[])
returns jsonb
language plpgsql
security definer
set search_path = ''
set plan_cache_mode = force_generic_plan
set enable_bitmapscan = off
set enable_seqscan = off
as $$
declare
  v_locked uuid[];
  v_pending uuid[];
  v_deferred uuid[];
begin
  -- A row that another verb holds is left for the next time the worker asks.
  select coalesce(array_agg(l.id), '{}'), coalesce(array_agg(l.id) filter (where l.status = 'pending'), '{}')
  into v_locked, v_pending
  from (
    select j.id, j.status from public.jobs j
    where j.id = any (start_jobs.job_ids) and j.finished_at is null
      and (j.status <> 'processing' or j.retry_at is not null)
    for update skip locked
  ) l;
  -- With the rows locked, a lease that is seen is one that holds.
  with started as (
    update public.jobs j
    set status = 'processing', started_at = coalesce(j.started_at, now()), retry_at = null,
        message = private.stage_message(
          (select k.stages from public.job_kinds k where k.kind = j.kind), j.stage, j.tasks_done, j.tasks_total
        )
    where j.id = any (v_locked)
      and (select true from private.task_leases l where l.user_id = j.user_id and l.job_id = j.id limit 1)
    returning j.id, j.user_id, j.run, j.broadcast_version < j.version as deferred
  ), announced as (
    insert into public.job_events (job_id, user_id, type, data)
    select s.id, s.user_id, 'job_started', jsonb_build_object('run', s.run) from started s where s.id = any (v_pending)
  )
  select coalesce(array_agg(s.id) filter (where s.deferred), '{}') into v_deferred from started s;
  return jsonb_build_object('deferred', v_deferred, 'left', array(
    select j.id from public.jobs j
    where j.id = any (start_jobs.job_ids) and j.finished_at is null and j.id <> all (v_locked)
      and (j.status <> 'processing' or j.retry_at is not null)
  ));
end
$$;
