-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.advance_job(job jobs, stages jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  -- The job is locked, and only tasks of its stage run: it counts up.
  if job.tasks_done + 1 = job.tasks_total then
    perform private.start_next_stage(job, stages);
    return;
  end if;
  update public.jobs j
  set tasks_done = job.tasks_done + 1,
      progress = greatest(j.progress, private.stage_progress(stages, j.stage, job.tasks_done + 1, job.tasks_total)),
      message = private.stage_message(stages, j.stage, job.tasks_done + 1, job.tasks_total)
  where j.id = job.id;
  if job.errors > 0 then
    perform private.show_retry(job);
  end if;
end
$function$;

comment on function private.advance_job is 'Brings a locked job''s progress up to date, and starts its next stage when this one is done.';
