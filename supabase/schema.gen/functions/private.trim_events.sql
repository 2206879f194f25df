-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.trim_events()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_max integer := (select s.max_events_per_job from public.job_settings s);
  v_first_kept bigint;
begin
  select e.id into v_first_kept
  from public.job_events e
  where e.job_id = new.job_id and e.type not in ('job_enqueued', 'events_dropped')
  order by e.id desc
  offset v_max + v_max / 10
  limit 1;
  if v_first_kept is null then
    return null;
  end if;
  -- A tenth at a time: the next look that finds something is as many events away.
  select e.id into v_first_kept
  from public.job_events e
  where e.job_id = new.job_id and e.type not in ('job_enqueued', 'events_dropped')
  order by e.id desc
  offset v_max - 1
  limit 1;
  perform private.drop_old_events(new.job_id, v_first_kept);
  return null;
end
$function$;

comment on function private.trim_events is 'Keeps the time line of a job that goes wrong again and again within max_events_per_job.';
