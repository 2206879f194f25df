-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.start_next_stage(job jobs, stages jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_index smallint;
  v_stage text;
  v_total integer;
  v_done integer;
begin
  select min(t.stage_index) into v_index from public.job_tasks t
  where t.job_id = job.id and t.status <> 'completed';
  v_stage := stages -> v_index ->> 'name';

  insert into private.task_queue (job_id, task_id, user_id, place, run_at)
  select t.job_id, t.id, t.user_id, private.place_of(t.turn, t.priority), now()
  from private.tasks t
  where t.job_id = job.id and t.stage_index = v_index and t.status = 'waiting';

  select count(*), count(*) filter (where t.status = 'completed') into v_total, v_done
  from public.job_tasks t where t.job_id = job.id and t.stage_index = v_index;

  update public.jobs j
  set stage = v_stage, tasks_done = v_done, tasks_total = v_total,
      progress = greatest(j.progress, private.stage_progress(stages, v_stage, v_done, v_total)),
      message = private.stage_message(stages, v_stage, v_done, v_total)
  where j.id = job.id;
  perform private.add_event(job, 'stage_started', null, jsonb_build_object('stage', v_stage, 'tasks', v_total));
end
$function$;

comment on function private.start_next_stage is 'Moves a locked job to its first stage with unfinished tasks and makes those claimable.';
