-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.get_job(job_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_job public.jobs;
begin
  select j.* into v_job from public.jobs j where j.id = get_job.job_id and j.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  return jsonb_build_object(
    'job', private.job_json(v_job),
    'tasks', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', t.id, 'stage', t.stage, 'position', t.position, 'status', t.status, 'attempts', t.attempt,
        'errors', t.errors, 'stalls', t.stalls, 'continuations', t.continuations, 'runAt', t.run_at,
        'startedAt', t.started_at, 'finishedAt', t.finished_at, 'errorCode', t.error_code,
        'errorMessage', t.error_message
      ) order by t.stage_index, t.position), '[]')
      from private.tasks t where t.job_id = v_job.id
    ),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', e.id, 'taskId', e.task_id, 'type', e.type, 'data', e.data, 'createdAt', e.created_at
      ) order by e.id), '[]')
      from (
        (select * from private.time_line n where n.job_id = v_job.id order by n.id desc limit 500)
        union
        (select * from private.time_line f where f.job_id = v_job.id order by f.id limit 2)
      ) e
    ),
    'usage', (
      select case when count(*) > 0 then jsonb_build_object(
        'model', max(e.data -> 'usage' ->> 'model'),
        'inputTokens', coalesce(sum((e.data -> 'usage' ->> 'inputTokens')::bigint), 0),
        'outputTokens', coalesce(sum((e.data -> 'usage' ->> 'outputTokens')::bigint), 0),
        'cost', sum((e.data -> 'usage' ->> 'cost')::numeric),
        'milliseconds', coalesce(sum((e.data -> 'usage' ->> 'milliseconds')::bigint), 0)
      ) end
      from private.time_line e where e.job_id = v_job.id and jsonb_typeof(e.data -> 'usage') = 'object'
    )
  );
end
$function$;

comment on function public.get_job is 'A job of the caller with its tasks, its first two and last 500 events and what it cost: {job, tasks, events, usage}. OFS02.';
