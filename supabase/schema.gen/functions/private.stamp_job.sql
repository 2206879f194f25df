-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.stamp_job()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
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
$function$;

comment on function private.stamp_job is 'Raises a job''s version and decides whether this change is broadcast now.';
