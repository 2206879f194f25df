-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.operator_get_job(job_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_operator_id uuid := private.current_operator_id();
  v_job public.jobs;
begin
  select j.* into v_job from public.jobs j where j.id = operator_get_job.job_id;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  return jsonb_build_object(
    'job', private.operator_job_json(v_job),
    'tasks', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', t.id, 'stage', t.stage, 'position', t.position, 'status', t.status, 'attempts', t.attempt,
        'errors', t.errors, 'stalls', t.stalls, 'continuations', t.continuations, 'errorCode', t.error_code,
        'worker', t.worker_id, 'leaseExpiresAt', t.lease_expires_at, 'runAt', t.run_at
      ) order by t.stage_index, t.position), '[]')
      from (
        select * from private.tasks t where t.job_id = v_job.id order by t.stage_index, t.position limit 1000
      ) t
    ),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', e.id, 'taskId', e.task_id, 'type', e.type, 'data', private.operator_event_data(e.data), 'createdAt', e.created_at
      ) order by e.id), '[]')
      from (
        select * from private.time_line e where e.job_id = v_job.id order by e.id desc limit 500
      ) e
    )
  );
end
$function$;

comment on function public.operator_get_job is 'For operators: a job with its tasks and its last 500 events, without a word of what its owner wrote or got. OFS02.';
