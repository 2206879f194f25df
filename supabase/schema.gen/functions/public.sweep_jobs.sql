-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.sweep_jobs()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
  v_lost integer := 0;
  v_failed integer := 0;
  v_due integer;
begin
  for v_job in
    select j.* from public.jobs j
    where j.id in (
      select l.job_id from private.task_leases l where l.expires_at < now() order by l.expires_at limit 500
    )
  loop
    v_job := private.lock_free_job(v_job);
    continue when v_job.id is null;
    v_lost := v_lost + private.lose_leases(v_job);
  end loop;

  -- Nothing stays live for ever: a job with nothing left that could move it says so. It takes a job it
  -- depends on to be deleted, with its project, for this to happen.
  for v_job in
    select j.* from public.jobs j
    where (j.status = 'processing' or (j.status = 'pending' and j.depends_on <> '{}'))
      and not exists (select from private.task_queue q where q.job_id = j.id)
      and not exists (select from private.task_leases l where l.user_id = j.user_id and l.job_id = j.id)
      and not exists (
        select from public.jobs d where d.id = any (j.depends_on) and d.status in ('pending', 'processing')
      )
    limit 100
  loop
    v_job := private.lock_free_job(v_job);
    continue when v_job.id is null or v_job.finished_at is not null;
    perform private.fail_job(v_job, 'nothing_left_to_do', 'This job stopped without an end. What was finished is kept; retry to go on.');
    v_failed := v_failed + 1;
  end loop;

  select count(*) into v_due
  from (
    select from private.task_queue q where q.run_at <= now() order by q.place limit 100
  ) d;
  perform private.note_run('sweep');
  return jsonb_build_object('lost', v_lost, 'failed', v_failed, 'due', v_due);
end
$function$;

comment on function public.sweep_jobs is 'Takes back expired leases, ends what cannot move and counts what is due (at most 100): {lost, failed, due}. Kick when due > 0.';
