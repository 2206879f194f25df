-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.show_retry(job jobs)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_next record;
begin
  if exists (select from private.task_leases l where l.user_id = job.user_id and l.job_id = job.id) then
    return;
  end if;
  select q.run_at, t.error_message into v_next
  from private.task_queue q
  join public.job_tasks t on t.id = q.task_id
  where q.job_id = job.id
  order by q.run_at
  limit 1;
  if v_next.run_at > now() then
    update public.jobs j
    set retry_at = v_next.run_at, message = left(coalesce(v_next.error_message, 'Waiting for the next attempt.'), 500)
    where j.id = job.id;
  end if;
end
$function$;

comment on function private.show_retry is 'Marks a locked job as waiting for its next attempt, with the reason, when that is all it does.';
