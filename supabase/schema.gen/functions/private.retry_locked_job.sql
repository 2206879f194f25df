-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.retry_locked_job(job jobs)
 RETURNS jobs
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
  v_stages jsonb := (select k.stages from public.job_kinds k where k.kind = job.kind);
  v_waiting_on integer := private.count_unfinished_dependencies(
    job.user_id, array(select d.id from public.jobs d where d.id = any (job.depends_on))
  );
  v_first_turn bigint := private.take_turns(
    job.user_id,
    (select count(*)::integer from public.job_tasks t where t.job_id = job.id and t.status in ('failed', 'cancelled'))
  );
  v_still_runs boolean := exists (select from private.task_leases l where l.user_id = job.user_id and l.job_id = job.id);
begin
  update public.job_tasks t
  set status = 'open', errors = 0, stalls = 0, continuations = 0,
      error_code = null, error_message = null, finished_at = null, turn = v_first_turn + u.n - 1
  from (
    select o.id, row_number() over (order by o.stage_index, o.position) as n
    from public.job_tasks o
    where o.job_id = job.id and o.status in ('failed', 'cancelled')
  ) u
  where t.id = u.id;

  update public.jobs j
  set status = case when v_still_runs then 'processing' else 'pending' end,
      -- The claim may not have said so: it passes by a job that is locked at that moment.
      started_at = case when v_still_runs then coalesce(j.started_at, now()) else j.started_at end,
      run = j.run + 1, error_code = null, error_message = null, finished_at = null, acknowledged_at = null,
      errors = 0, stalls = 0, continuations = 0,
      message = case when v_waiting_on = 0 then 'Waiting for a worker' else 'Waiting for another job' end
  where j.id = job.id
  returning j.* into v_job;
  perform private.add_event(v_job, 'job_retried', null, jsonb_build_object('run', v_job.run));

  if not exists (select from public.job_tasks t where t.job_id = v_job.id and t.status <> 'completed') then
    perform private.apply_kept_end(v_job);
  elsif v_waiting_on = 0 then
    perform private.start_next_stage(v_job, v_stages);
  end if;
  perform private.retry_dependents(v_job);
  select j.* into v_job from public.jobs j where j.id = job.id;
  return v_job;
end
$function$;

comment on function private.retry_locked_job is 'Runs a locked, failed or cancelled job again, and those that failed only because it did. OFS02, OFS08 or unique_violation.';
