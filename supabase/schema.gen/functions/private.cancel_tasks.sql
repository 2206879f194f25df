-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.cancel_tasks(job jobs)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  -- A claim that is under way is waited for here: what it took has a lease afterwards, and runs to its end.
  delete from private.task_queue q where q.job_id = job.id;
  update public.job_tasks t set status = 'cancelled', finished_at = now()
  where t.job_id = job.id and t.status = 'open'
    and not exists (select from private.task_leases l where l.user_id = t.user_id and l.job_id = t.job_id and l.task_id = t.id);
end
$function$;

comment on function private.cancel_tasks is 'Cancels those tasks of a locked job that do not run.';
