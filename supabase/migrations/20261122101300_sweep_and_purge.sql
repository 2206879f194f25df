-- The guarantee behind the hints: a worker that went silent loses its leases, and whatever waits is found.
create function private.lose_leases(job public.jobs)
returns integer
language plpgsql
set search_path = ''
as $$
declare
  v_max integer := (select s.max_stalls from public.job_settings s);
  v_is_live boolean := job.status in ('pending', 'processing');
  v_task public.job_tasks;
  v_lost integer := 0;
  v_exhausted boolean := false;
begin
  for v_task in
    select t.* from public.job_tasks t
    where t.job_id = job.id and t.status = 'processing' and t.lease_expires_at < now()
    order by t.id
    for update
  loop
    update public.job_tasks t
    set status = case when not v_is_live then 'cancelled' when t.stalls + 1 > v_max then 'failed' else 'pending' end,
        stalls = t.stalls + 1, run_at = now(), lease_token = null, lease_expires_at = null, worker_id = null,
        finished_at = case when not v_is_live or t.stalls + 1 > v_max then now() end,
        error_code = case when v_is_live and t.stalls + 1 > v_max then 'worker_lost' else t.error_code end,
        error_message = case when v_is_live and t.stalls + 1 > v_max
          then 'The worker stopped answering each time this part was tried.' else t.error_message end
    where t.id = v_task.id;
    v_exhausted := v_exhausted or (v_is_live and v_task.stalls + 1 > v_max);
    perform private.add_event(job, 'attempt_lost', v_task.id, private.attempt_data(v_task, null));
    v_lost := v_lost + 1;
  end loop;

  if v_lost > 0 then
    update public.jobs j
    set stalls = j.stalls + v_lost,
        message = case when v_is_live
          then 'The worker stopped answering. Starting this part again.' else j.message end
    where j.id = job.id;
  end if;
  if v_exhausted then
    perform private.fail_job(
      job, 'worker_lost', 'The worker stopped answering each time a part of this was tried. What was finished is kept.'
    );
  end if;
  return v_lost;
end
$$;
comment on function private.lose_leases is 'Takes back a locked job''s expired leases; too many stalls end in a failure that a person can read.';

-- A user whose jobs a verb is at work on is left for the next sweep, ten seconds from now.
create function private.lock_free_job(job public.jobs)
returns public.jobs
language plpgsql
set search_path = ''
as $$
declare
  v_job public.jobs;
begin
  if private.try_lock_user(job.user_id) then
    select j.* into v_job from public.jobs j where j.id = job.id for update;
  end if;
  return v_job;
end
$$;
comment on function private.lock_free_job is 'Locks a job as it is now, without waiting for its user''s other verbs; null when it is not free or gone.';

create function public.sweep_jobs()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_job public.jobs;
  v_lost integer := 0;
  v_failed integer := 0;
  v_due integer;
begin
  for v_job in
    select j.* from public.jobs j
    where j.id in (
      select t.job_id from public.job_tasks t
      where t.status = 'processing' and t.lease_expires_at < now()
      order by t.lease_expires_at
      limit 500
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
      and not exists (
        select from public.job_tasks t where t.job_id = j.id and t.status in ('pending', 'processing')
      )
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
    select from public.job_tasks t where t.status = 'pending' and t.run_at <= now() limit 1000
  ) d;
  return jsonb_build_object('lost', v_lost, 'failed', v_failed, 'due', v_due);
end
$$;
comment on function public.sweep_jobs is
  'Takes back expired leases, ends what cannot move and counts what is due (at most 1000): {lost, failed, due}. Kick when due > 0.';
grant execute on function public.sweep_jobs to service_role;

create function public.purge_jobs()
returns jsonb
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_purged integer;
begin
  with old as (
    select j.id from public.jobs j, public.job_settings s
    where j.finished_at < now() - make_interval(days => s.retention_days)
      and not exists (
        select from public.jobs d
        where d.status = 'pending' and d.depends_on <> '{}' and d.depends_on @> array[j.id]
      )
    order by j.finished_at
    limit 1000
    for update of j skip locked
  ), gone as (
    delete from public.jobs j using old o where j.id = o.id returning j.id
  )
  select count(*) into v_purged from gone;
  return jsonb_build_object('purged', v_purged);
end
$$;
comment on function public.purge_jobs is 'Deletes jobs that ended longer ago than the retention, with tasks and events; documents stay. {purged}.';
grant execute on function public.purge_jobs to service_role;
