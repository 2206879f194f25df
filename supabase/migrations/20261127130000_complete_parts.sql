-- Completions of one job commit side by side, so an event may become visible after one with a higher number was read.
-- Whoever goes on from the last event would never see it: the count of all says that something is missing.
create or replace function public.get_job_parts(job_id uuid, after_event bigint default 0)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
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
      ) order by t.stage_index, t.position), '[]'),
      'lastEvent', coalesce(max(e.id), get_job_parts.after_event),
      'completed', (
        select count(*) from public.job_tasks c where c.job_id = v_job.id and c.status = 'completed'
      )
    )
    from public.job_events e
    join public.job_tasks t on t.id = e.task_id and t.status = 'completed'
    where e.job_id = v_job.id and e.type = 'attempt_completed' and e.id > get_job_parts.after_event
  );
end
$$;
comment on function public.get_job_parts is
  'The outputs of a job''s tasks that completed after an event: {job, parts, lastEvent, completed}; pass lastEvent to go on, and 0 again when you then have fewer parts than are completed in all. OFS02.';
