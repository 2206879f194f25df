-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.claim_tasks(worker_id text, max_tasks integer)
 RETURNS json
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  -- For this transaction alone. The commit comes after the function, so its own setting would be over by then.
  perform set_config('synchronous_commit', 'off', true);
  return private.claim_tasks(claim_tasks.worker_id, claim_tasks.max_tasks);
end
$function$;

comment on function public.claim_tasks is 'Takes up to max_tasks due tasks: {leaseMs, tasks, jobs}, each job once; its commit does not wait for the disk, so it is to be alone in its transaction.';
