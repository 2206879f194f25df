-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.start_jobs(job_ids uuid[])
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_bitmapscan TO 'off'
 SET enable_seqscan TO 'off'
AS $function$
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
$function$;

comment on function public.start_jobs is 'Marks jobs as processing that have a task under lease: {deferred, left}; the first have an event held back, the others were locked at this moment.';
