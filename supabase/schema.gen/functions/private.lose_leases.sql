-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.lose_leases(job jobs)
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_max integer := (select s.max_stalls from public.job_settings s);
  v_is_live boolean := job.status in ('pending', 'processing');
  v_token uuid;
  v_task private.tasks;
  v_status text;
  v_lost integer := 0;
  v_exhausted boolean := false;
begin
  for v_task in
    select t.* from private.tasks t
    where t.job_id = job.id and t.lease_expires_at < now()
    order by t.id
  loop
    -- A heartbeat may have come in between.
    select l.token into v_token from private.task_leases l
    where l.user_id = job.user_id and l.job_id = job.id and l.task_id = v_task.id and l.token = v_task.lease_token and l.expires_at < now()
    for update;
    continue when not found;
    v_status := case when not v_is_live then 'cancelled' when v_task.stalls + 1 > v_max then 'failed' else 'pending' end;
    update public.job_tasks t
    set stalls = t.stalls + 1,
        error_code = case when v_status = 'failed' then 'worker_lost' else t.error_code end,
        error_message = case when v_status = 'failed'
          then 'The worker stopped answering each time this part was tried.' else t.error_message end
    where t.id = v_task.id;
    perform private.end_lease(v_task, v_status, now());
    v_exhausted := v_exhausted or v_status = 'failed';
    perform private.add_event(job, 'attempt_lost', v_task.id, private.attempt_data(v_task, null));
    v_lost := v_lost + 1;
  end loop;

  if v_lost > 0 then
    update public.jobs j
    set stalls = j.stalls + v_lost,
        message = case when v_is_live
          then 'The worker stopped answering. Starting this part again.' else j.message end
    where j.id = job.id;
  end if;
  if v_exhausted then
    perform private.fail_job(
      job, 'worker_lost', 'The worker stopped answering each time a part of this was tried. What was finished is kept.'
    );
  end if;
  return v_lost;
end
$function$;

comment on function private.lose_leases is 'Takes back a locked job''s expired leases; too many stalls end in a failure that a person can read.';
