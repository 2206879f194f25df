-- Completed attempts are told by their tasks since decision 0016: there are no such events to keep any more.
comment on column public.job_settings.max_events_per_job is
  'How many events a job keeps beside its completed attempts, which its tasks tell, and a tenth more before they are trimmed.';

create or replace function private.drop_old_events(job_id uuid, first_kept bigint)
returns void
language plpgsql
set search_path = ''
as $$
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
$$;
comment on function private.drop_old_events is
  'Puts one events_dropped {count, usage} in the place of a job''s events before one, but for the first.';

create or replace function private.trim_events()
returns trigger
language plpgsql
set search_path = ''
as $$
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
$$;
comment on function private.trim_events is 'Keeps the time line of a job that goes wrong again and again within max_events_per_job.';
