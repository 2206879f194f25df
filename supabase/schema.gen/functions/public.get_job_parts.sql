-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.get_job_parts(job_id uuid, after_event bigint DEFAULT 0)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_job public.jobs;
begin
  select j.* into v_job from public.jobs j where j.id = get_job_parts.job_id and j.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This job does not exist.');
  end if;
  return (
    select jsonb_build_object(
      'job', private.job_json(v_job),
      'parts', coalesce(jsonb_agg(jsonb_build_object(
        'taskId', t.id, 'stage', t.stage, 'position', t.position, 'output', t.output
      ) order by t.stage_index, t.position) filter (where t.completed_event > get_job_parts.after_event), '[]'),
      'lastEvent', greatest(coalesce(max(t.completed_event), 0), get_job_parts.after_event),
      'completed', count(*)
    )
    from public.job_tasks t
    where t.job_id = v_job.id and t.status = 'completed'
  );
end
$function$;

comment on function public.get_job_parts is 'The outputs of a job''s tasks that completed after an event: {job, parts, lastEvent, completed}; pass lastEvent to go on, and 0 again when you then have fewer parts than are completed in all. OFS02.';
