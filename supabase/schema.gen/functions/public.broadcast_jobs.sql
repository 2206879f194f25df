-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.broadcast_jobs(job_ids uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update public.jobs j set broadcast_version = j.version + 1
  where j.id in (
    -- Who holds one of them at this moment sends its news, or is told `deferred` in turn.
    select o.id from public.jobs o
    where o.id = any (broadcast_jobs.job_ids) and o.broadcast_version < o.version
    for update skip locked
  )
$function$;

comment on function public.broadcast_jobs is 'Sends the events that were held back by the two-a-second limit.';
