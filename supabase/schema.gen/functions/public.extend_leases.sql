-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.extend_leases(worker_id text, leases jsonb)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with asked as (
    select (l.value ->> 'taskId')::uuid as task_id, (l.value ->> 'leaseToken')::uuid as lease_token, l.ordinality,
           t.job_id, t.user_id
    from jsonb_array_elements(leases) with ordinality l
    left join public.job_tasks t on t.id = (l.value ->> 'taskId')::uuid
  ), locked as (
    -- What another verb holds at this moment is about to end.
    select l.user_id, l.job_id, l.task_id from asked a
    join private.task_leases l
      on l.user_id = a.user_id and l.job_id = a.job_id and l.task_id = a.task_id and l.token = a.lease_token
    for update of l skip locked
  ), extended as (
    update private.task_leases l
    set expires_at = now() + make_interval(secs => (select s.lease_seconds from public.job_settings s))
    from locked k
    where l.user_id = k.user_id and l.job_id = k.job_id and l.task_id = k.task_id
    returning l.task_id
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'taskId', a.task_id, 'held', l.task_id is not null,
    'renewed', exists (select from extended e where e.task_id = a.task_id),
    'cancelled', coalesce(l.task_id is not null and j.status = 'cancelled', false)
  ) order by a.ordinality), '[]')
  from asked a
  left join private.task_leases l
      on l.user_id = a.user_id and l.job_id = a.job_id and l.task_id = a.task_id and l.token = a.lease_token
  left join public.jobs j on j.id = a.job_id
$function$;

comment on function public.extend_leases is 'Heartbeat: renews the leases [{taskId, leaseToken}] and says which are still held, which of these it renewed, and which jobs were cancelled.';
