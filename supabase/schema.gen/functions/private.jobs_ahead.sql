-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.jobs_ahead(job_ids uuid[])
 RETURNS TABLE(job_id uuid, ahead integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
 SET enable_bitmapscan TO 'off'
AS $function$
  with front as materialized (
    select f.job_id, min(f.place) as place
    from (
      select q.job_id, q.place from private.task_queue q where q.run_at <= now() order by q.place limit 200
    ) f
    group by f.job_id
  )
  select j.id, (
      select count(*)::integer from front f
      where f.place < coalesce((select o.place from front o where o.job_id = j.id), 9223372036854775807)
    )
  from public.jobs j
  where j.id = any (jobs_ahead.job_ids) and j.user_id = (select auth.uid()) and j.status = 'pending'
    and exists (
      select from private.task_queue q where q.job_id = j.id and q.run_at <= now()
    )
$function$;

comment on function private.jobs_ahead is 'For each pending job of the caller, how many jobs have a task before its first; among the first 200 tasks of the queue, so at least as many.';
