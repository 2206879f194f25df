-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.count_outputs(job_ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
begin
  for v_job in
    update public.jobs j
    set tasks_done = j.tasks_done + n.tasks,
        progress = greatest(j.progress, private.stage_progress(n.stages, j.stage, j.tasks_done + n.tasks, j.tasks_total)),
        message = private.stage_message(n.stages, j.stage, j.tasks_done + n.tasks, j.tasks_total)
    from (
      select l.place, u.tasks, (select k.stages from public.job_kinds k where k.kind = l.kind) as stages
      from (select u as job_id, count(*)::integer as tasks from unnest(job_ids) u group by u) u
      cross join lateral (select j.ctid as place, j.kind from public.jobs j where j.id = u.job_id limit 1) l
    ) n
    where j.ctid = n.place
    returning j.*
  loop
    if v_job.tasks_done < v_job.tasks_total then
      if v_job.errors > 0 then
        perform private.show_retry(v_job);
      end if;
    elsif (select true from public.job_tasks t where t.job_id = v_job.id and t.status <> 'completed' limit 1) then
      perform private.start_next_stage(v_job, (select k.stages from public.job_kinds k where k.kind = v_job.kind));
    else
      perform private.finish_job(v_job, null);
    end if;
  end loop;
end
$function$;

comment on function private.count_outputs is 'Counts what was stored in locked jobs, a job for each output: progress, and the next stage or the end when it is due.';
