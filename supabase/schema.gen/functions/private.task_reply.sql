-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.task_reply(job_id uuid, applied boolean, reason text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  return (
    select jsonb_build_object(
      'applied', task_reply.applied, 'reason', task_reply.reason, 'jobStatus', j.status,
      'deferred', j.broadcast_version < j.version
    )
    from public.jobs j
    where j.id = task_reply.job_id
  );
end
$function$;

comment on function private.task_reply is 'What a worker is told after a write; deferred: an event was held back, call broadcast_jobs later.';
