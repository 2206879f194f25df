-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.end_jobs(ends jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
  v_ended integer := 0;
begin
  for v_job in
    update public.jobs j
    set status = 'completed', progress = 100, result = coalesce(ends -> j.id::text -> 'result', '{}'), finished_at = now(),
        retry_at = null, started_at = coalesce(j.started_at, now()), tasks_done = j.tasks_total, message = 'Ready'
    where j.id = any (array(select k::uuid from jsonb_object_keys(ends) k))
      and (select true from public.job_tasks t where t.job_id = j.id and t.status <> 'completed' limit 1) is null
    returning j.*
  loop
    v_ended := v_ended + 1;
    perform private.add_event(v_job, 'job_completed');
    perform private.start_dependents(v_job);
  end loop;
  return v_ended;
end
$function$;

comment on function private.end_jobs is 'Ends those of these locked jobs {jobId: finish} all of whose tasks are completed, without documents; returns how many.';
