-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.drop_old_events(job_id uuid, first_kept bigint)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_line public.job_events;
begin
  with dropped as (
    delete from public.job_events e
    where e.job_id = drop_old_events.job_id and e.id < first_kept
      and e.type <> 'job_enqueued'
    returning e.*
  ), spent as (
    select jsonb_build_object(
      'model', max(d.data -> 'usage' ->> 'model'),
      'inputTokens', coalesce(sum((d.data -> 'usage' ->> 'inputTokens')::bigint), 0),
      'outputTokens', coalesce(sum((d.data -> 'usage' ->> 'outputTokens')::bigint), 0),
      'cost', sum((d.data -> 'usage' ->> 'cost')::numeric),
      'milliseconds', coalesce(sum((d.data -> 'usage' ->> 'milliseconds')::bigint), 0),
      'calls', coalesce(sum((d.data -> 'usage' ->> 'calls')::bigint), 0)
    ) as usage
    from dropped d
    where jsonb_typeof(d.data -> 'usage') = 'object'
    having count(*) > 0
  )
  select min(d.id), min(d.user_id::text)::uuid, min(d.created_at), jsonb_strip_nulls(jsonb_build_object(
    'count', sum(case d.type when 'events_dropped' then (d.data ->> 'count')::bigint else 1 end),
    'usage', (select s.usage from spent s)
  ))
  into v_line.id, v_line.user_id, v_line.created_at, v_line.data
  from dropped d;

  -- In the place of the oldest of them.
  insert into public.job_events (id, job_id, user_id, type, data, created_at)
  overriding system value
  values (v_line.id, drop_old_events.job_id, v_line.user_id, 'events_dropped', v_line.data, v_line.created_at);
end
$function$;

comment on function private.drop_old_events is 'Puts one events_dropped {count, usage} in the place of a job''s events before one, but for the first.';
