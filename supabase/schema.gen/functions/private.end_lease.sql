-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.end_lease(task private.tasks, next_status text, next_run_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  delete from private.task_leases l
  where l.user_id = task.user_id and l.job_id = task.job_id and l.task_id = task.id;
  update public.job_tasks t
  set status = case end_lease.next_status when 'pending' then 'open' else end_lease.next_status end,
      attempt = task.attempt, started_at = task.started_at,
      finished_at = case when end_lease.next_status <> 'pending' then now() end
  where t.id = task.id;
  if end_lease.next_status = 'pending' then
    perform private.queue_task(task, end_lease.next_run_at);
  end if;
end
$function$;

comment on function private.end_lease is 'Ends an attempt that did not complete: the task is pending again from next_run_at on, failed or cancelled.';
