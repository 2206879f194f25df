-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.lock_leased_task(task_id uuid, lease_token uuid)
 RETURNS private.tasks
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_task private.tasks;
begin
  perform from public.job_tasks t
  join private.task_leases l on l.user_id = t.user_id and l.job_id = t.job_id and l.task_id = t.id
  where t.id = lock_leased_task.task_id and l.token = lock_leased_task.lease_token
  for update of l;
  -- Whoever held it meanwhile may have completed the task under this token.
  select t.* into v_task from private.tasks t
  where t.id = lock_leased_task.task_id
    and (t.lease_token = lock_leased_task.lease_token or t.completed_token = lock_leased_task.lease_token);
  return v_task;
end
$function$;

comment on function private.lock_leased_task is 'Locks a task held, or completed, under this token; null for a late worker, whose write then changes nothing.';
