-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.claim_tasks(worker_id text, max_tasks integer)
 RETURNS json
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_bitmapscan TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
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
$function$;

comment on function private.claim_tasks is 'Takes up to max_tasks due tasks: {leaseMs, tasks, jobs}, each job once, however many of its tasks are taken.';
