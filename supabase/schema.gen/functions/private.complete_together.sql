-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.complete_together(completions private.completion[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_tokens uuid[];
  v_jobs uuid[];
  v_ends jsonb;
begin
  -- What can be stored together: leases that hold, of live jobs, that neither plan tasks nor end a job with a document.
  with plain as materialized (
    select l.place as place_of_lease, c.place, c."leaseToken" as token, c.job_id, c.output, c.usage,
           nullif(c.finish, 'null') as finish
    from unnest(completions) c
    cross join lateral (
      select from public.job_tasks t where t.ctid = c.place and t.id = c."taskId" limit 1
    ) t
    cross join lateral (
      select l.ctid as place from private.task_leases l
      where l.user_id = c.user_id and l.job_id = c.job_id and l.task_id = c."taskId" and l.token = c."leaseToken"
      limit 1
    ) l
    where c.job_id in (
        select b.job_id from (select distinct u.job_id from unnest(completions) u) b
        cross join lateral (select from public.jobs j where j.id = b.job_id and j.finished_at is null limit 1) j
      )
      and coalesce(c."nextTasks", 'null') in ('null', '[]')
      and jsonb_typeof(c.finish -> 'document') is distinct from 'object'
  ), held as (
    delete from private.task_leases l using plain p
    where l.ctid = p.place_of_lease and l.token = p.token
    returning l.token, l.worker_id, l.attempt, l.started_at, p.place, p.job_id, p.output, p.usage, p.finish
  ), stored as (
    update public.job_tasks t
    set status = 'completed', output = coalesce(h.output, 'null'), completed_token = h.token,
        completed_event = nextval('public.job_events_id_seq'), completed_by = h.worker_id,
        usage = case when jsonb_typeof(h.usage) = 'object' then h.usage end,
        attempt = h.attempt, started_at = h.started_at, finished_at = now(), error_code = null, error_message = null
    from held h
    where t.ctid = h.place
    returning h.token, h.job_id, h.finish
  )
  select coalesce(array_agg(s.token), '{}'), coalesce(array_agg(s.job_id), '{}'),
         coalesce(jsonb_object_agg(s.job_id, s.finish) filter (where s.finish is not null), '{}')
  into v_tokens, v_jobs, v_ends
  from stored s;

  perform from public.jobs j where j.id = any (v_jobs) order by j.id for update;
  if v_ends = '{}' then
    perform private.count_outputs(v_jobs);
  else
    perform private.count_outputs(array(select u from unnest(v_jobs) u where not v_ends ? u::text));
    -- As many as there are: an end twice for one job is no end.
    if private.end_jobs(v_ends) < (select count(*) from unnest(v_jobs) u where v_ends ? u::text) then
      perform private.raise_error('OFS03', 'Only the last task of a job can finish it.', 'finish');
    end if;
  end if;
  return v_tokens;
end
$function$;

comment on function private.complete_together is 'Stores plain outputs all at once, and moves or ends their jobs; returns the tokens of what it stored.';
