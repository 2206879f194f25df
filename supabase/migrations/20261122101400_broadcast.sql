-- Every change of a job raises its version. Over Realtime goes at most one event per broadcast_every_ms,
-- and the end at once. What is held back is sent by the next change, or by broadcast_jobs, which the
-- worker calls when a write told it `deferred`.
create function private.stamp_job()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
  v_every_ms integer;
begin
  new.version := old.version + 1;
  new.updated_at := now();
  if new.broadcast_version > old.broadcast_version then
    new.broadcast_version := new.version;
    new.broadcast_at := clock_timestamp();
    return new;
  end if;

  if (new.status, new.run, new.stage, new.tasks_done, new.tasks_total, new.progress, new.message, new.retry_at)
     is not distinct from
     (old.status, old.run, old.stage, old.tasks_done, old.tasks_total, old.progress, old.message, old.retry_at) then
    -- Nothing that a reader sees: an event that was not held back stays sent.
    if old.broadcast_version = old.version then
      new.broadcast_version := new.version;
    end if;
    return new;
  end if;

  select s.broadcast_every_ms into v_every_ms from public.job_settings s;
  if new.status in ('completed', 'failed', 'cancelled')
     or old.broadcast_at <= clock_timestamp() - make_interval(secs => v_every_ms / 1000.0) then
    new.broadcast_version := new.version;
    new.broadcast_at := clock_timestamp();
  end if;
  return new;
end
$$;
comment on function private.stamp_job is 'Raises a job''s version and decides whether this change is broadcast now.';

create function private.stamp_new_job()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  new.broadcast_version := new.version;
  new.broadcast_at := clock_timestamp();
  return new;
end
$$;
comment on function private.stamp_new_job is 'A new job is broadcast at once: the user''s other tabs show it.';

create function private.broadcast_job()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
  perform realtime.send(
    jsonb_build_object(
      'id', new.id, 'kind', new.kind, 'projectId', new.project_id, 'status', new.status, 'run', new.run,
      'stage', new.stage, 'tasksDone', new.tasks_done, 'tasksTotal', new.tasks_total,
      'progress', new.progress, 'message', new.message, 'retryAt', new.retry_at, 'version', new.version
    ),
    'job_changed', 'user:' || new.user_id, true
  );
  return null;
end
$$;
comment on function private.broadcast_job is 'Sends JobEventSchema to the owner''s private channel: ids and progress, never output text.';

create trigger jobs_stamp_new before insert on public.jobs
  for each row execute function private.stamp_new_job();
create trigger jobs_stamp before update on public.jobs
  for each row execute function private.stamp_job();
create trigger jobs_broadcast_new after insert on public.jobs
  for each row execute function private.broadcast_job();
create trigger jobs_broadcast after update on public.jobs
  for each row when (new.broadcast_version = new.version and new.broadcast_at > old.broadcast_at)
  execute function private.broadcast_job();

create function public.broadcast_jobs(job_ids uuid[])
returns void
language sql
security definer
set search_path = ''
as $$
  update public.jobs j set broadcast_version = j.version + 1
  where j.id in (
    -- Who holds one of them at this moment sends its news, or is told `deferred` in turn.
    select o.id from public.jobs o
    where o.id = any (broadcast_jobs.job_ids) and o.broadcast_version < o.version
    for update skip locked
  )
$$;
comment on function public.broadcast_jobs is 'Sends the events that were held back by the two-a-second limit.';
grant execute on function public.broadcast_jobs to service_role;

-- The database sends; a user may listen to the own channel and nobody may write.
create policy "Users can listen to their own channel" on realtime.messages
  for select to authenticated
  using (
    realtime.messages.extension = 'broadcast'
    and (select realtime.topic()) = 'user:' || (select auth.uid())
  );
