-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.purge_jobs()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  c_batch constant integer := 500;
  v_before timestamptz := (select now() - make_interval(days => s.retention_days) from public.job_settings s);
  v_until timestamptz := clock_timestamp() + interval '3 seconds';
  v_gone integer;
  v_purged integer := 0;
begin
  loop
    with old as (
      select j.id from public.jobs j
      where j.finished_at < v_before
        -- What waits for it needs to know how it ended.
        and not exists (
          select from public.jobs d
          where d.status = 'pending' and d.depends_on <> '{}' and d.depends_on @> array[j.id]
        )
      order by j.finished_at
      limit c_batch
      for update of j skip locked
    ), gone as (
      delete from public.jobs j using old o where j.id = o.id returning j.id
    )
    select count(*) into v_gone from gone;
    v_purged := v_purged + v_gone;
    exit when v_gone < c_batch or clock_timestamp() > v_until;
  end loop;
  perform private.note_run('purge');
  return jsonb_build_object('purged', v_purged, 'more', v_gone = c_batch);
end
$function$;

comment on function public.purge_jobs is 'Deletes jobs that ended longer ago than the retention, with tasks and events; documents stay. {purged, more}: call again when there is more.';
