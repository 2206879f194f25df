-- What is current is one list: a job that ended between two reads stood in both of them, or in neither.

-- Live, or ended on its own and nobody was told yet. Of a user's thousands it holds the few; it changes when a job
-- begins, ends or is seen, and not with its progress, which stays within the row's page.
create index jobs_current_idx on public.jobs (user_id, created_at desc, id desc)
  where acknowledged_at is null and status <> 'cancelled';

create or replace function public.list_jobs(
  status text default null, project_id uuid default null, cursor text default null, max_jobs integer default 30
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_user_id uuid := private.current_user_id();
  v_condition text := case coalesce(list_jobs.status, 'any')
    when 'any' then 'true'
    when 'current' then $sql$j.acknowledged_at is null and j.status <> 'cancelled'$sql$
    when 'active' then $sql$j.status in ('pending', 'processing')$sql$
    when 'completed' then $sql$j.status = 'completed'$sql$
    when 'failed' then $sql$j.status in ('failed', 'cancelled')$sql$
  end;
  v_max integer := least(greatest(coalesce(max_jobs, 30), 1), 100);
  v_before_at timestamptz;
  v_before_id uuid;
  v_page public.jobs[];
  v_pending uuid[];
  v_jobs jsonb;
begin
  if v_condition is null then
    perform private.raise_error('OFS03', 'The status is current, active, completed or failed.', 'status');
  end if;
  if list_jobs.cursor is not null then
    begin
      v_before_at := split_part(list_jobs.cursor, '_', 1)::timestamptz;
      v_before_id := split_part(list_jobs.cursor, '_', 2)::uuid;
    exception when others then
      perform private.raise_error('OFS03', 'This cursor was not made by this list.', 'cursor');
    end;
  end if;

  -- The condition stands in the query, so that each list has the index that was made for it. One job more than the
  -- page holds says whether there is another page.
  execute format($sql$
    select array(
      select j from public.jobs j
      where j.user_id = $1 and %s
        and ($2 is null or j.project_id = $2)
        and ($3 is null or (j.created_at, j.id) < ($3, $4))
      order by j.created_at desc, j.id desc
      limit $5
    )
  $sql$, v_condition) into v_page
  using v_user_id, list_jobs.project_id, v_before_at, v_before_id, v_max + 1;
  v_pending := array(select p.id from unnest(v_page) p where p.status = 'pending');
  select coalesce(jsonb_agg(private.job_json(p.job, a.ahead) order by p.n), '[]') into v_jobs
  from (
    select u.job, row_number() over () as n from (select j as job from unnest(v_page[1:v_max]) j) u
  ) p
  left join (
    select * from private.jobs_ahead(v_pending) where v_pending <> '{}'
  ) a on a.job_id = (p.job).id;

  return jsonb_build_object('jobs', v_jobs, 'nextCursor', case when cardinality(v_page) > v_max then
    (v_jobs -> -1 ->> 'createdAt') || '_' || (v_jobs -> -1 ->> 'id')
  end);
end
$$;
comment on function public.list_jobs is
  'The caller''s jobs, newest first: {jobs, nextCursor}; status: current (live, or ended on its own and not acknowledged), active, completed or failed (with cancelled). OFS03.';
