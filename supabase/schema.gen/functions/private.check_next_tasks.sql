-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.check_next_tasks(job jobs, task private.tasks, stages jsonb, next_tasks jsonb)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  if jsonb_typeof(next_tasks) is distinct from 'array' then
    perform private.raise_error('OFS03', 'The next tasks are a list.', 'nextTasks');
  end if;
  if exists (
    select from jsonb_array_elements(next_tasks) t
    where coalesce(private.stage_index(stages, t ->> 'stage'), -1) <= task.stage_index
  ) then
    perform private.raise_error('OFS03', 'A task can only plan tasks of later stages.', 'nextTasks');
  end if;
  if jsonb_array_length(next_tasks) + (select count(*) from public.job_tasks t where t.job_id = job.id)
     > (select s.max_tasks_per_job from public.job_settings s) then
    perform private.raise_error('OFS03', 'A job has at most as many tasks as the settings allow.', 'nextTasks');
  end if;
end
$function$;

comment on function private.check_next_tasks is 'OFS03 for planned tasks that have no later stage or are too many.';
