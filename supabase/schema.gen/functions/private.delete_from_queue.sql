-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.delete_from_queue()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
 SET enable_seqscan TO 'off'
AS $function$
begin
  delete from private.task_queue q where q.job_id in (select d.id from deleted d);
  delete from private.task_leases l using deleted d where l.user_id = d.user_id and l.job_id = d.id;
  return null;
end
$function$;

comment on function private.delete_from_queue is 'Takes the tasks of deleted jobs out of the queue, and their leases.';
