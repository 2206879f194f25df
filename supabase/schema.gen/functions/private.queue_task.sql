-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.queue_task(task private.tasks, run_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  insert into private.task_queue (job_id, task_id, user_id, place, run_at)
  values (task.job_id, task.id, task.user_id, private.place_of(task.turn, task.priority), queue_task.run_at)
$function$;

comment on function private.queue_task is 'Lets a task be claimed from run_at on, in its own turn.';
