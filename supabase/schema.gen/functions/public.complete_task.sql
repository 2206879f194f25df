-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.complete_task(task_id uuid, lease_token uuid, output jsonb, usage jsonb DEFAULT NULL::jsonb, next_tasks jsonb DEFAULT NULL::jsonb, finish jsonb DEFAULT NULL::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  return private.complete_locked_task(
    private.lock_job_of(complete_task.task_id),
    private.lock_leased_task(complete_task.task_id, complete_task.lease_token),
    complete_task.output, complete_task.usage, complete_task.next_tasks, complete_task.finish
  );
exception when check_violation or not_null_violation then
  raise exception using errcode = 'OFS03', message = 'This part''s output cannot be stored: it is too large or not complete.';
end
$function$;

comment on function public.complete_task is 'Stores a task''s output under its lease, plans the next tasks or finishes the job, in one transaction: {applied, reason, jobStatus, deferred}. Repeating it with the same token is harmless.';
