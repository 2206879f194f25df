-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.list_jobs(status text DEFAULT NULL::text, project_id uuid DEFAULT NULL::uuid, cursor text DEFAULT NULL::text, max_jobs integer DEFAULT 30)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  c_live constant text := $sql$j.status in ('pending', 'processing')$sql$;
  v_conditions text[] := case coalesce(list_jobs.status, 'any')
    when 'any' then array['true']
    when 'current' then array[
      c_live,
      $sql$j.acknowledged_at is null and j.status <> 'cancelled' and j.status in ('completed', 'failed')$sql$
    ]
    when 'active' then array[c_live]
    when 'completed' then array[$sql$j.status = 'completed'$sql$]
    when 'failed' then array[$sql$j.status in ('failed', 'cancelled')$sql$]
  end;
  v_condition text;
  v_max integer := least(greatest(coalesce(max_jobs, 30), 1), 100);
  v_before_at timestamptz;
  v_before_id uuid;
  v_part public.jobs[];
  v_page public.jobs[] := '{}';
  v_pending uuid[];
  v_jobs jsonb;
begin
  if v_conditions is null then
    perform private.raise_error('OFS03', 'The status is current, active, completed or failed.', 'status');
  end if;
  if list_jobs.cursor is not null then
    begin
      v_before_at := split_part(list_jobs.cursor, '_', 1)::timestamptz;
      v_before_id := split_part(list_jobs.cursor, '_', 2)::uuid;
      -- What is live is behind this cursor.
      if cardinality(v_conditions) > 1 and split_part(list_jobs.cursor, '_', 3) <> 'live' then
        v_conditions := v_conditions[2:];
      end if;
    exception when others then
      perform private.raise_error('OFS03', 'This cursor was not made by this list.', 'cursor');
    end;
  end if;

  -- The condition stands in the query, so that each list has the index that was made for it: of what is current, what
  -- is live by one and what ended by another. One job more than the page holds says whether there is another page.
  foreach v_condition in array v_conditions loop
    exit when cardinality(v_page) > v_max;
    execute format($sql$
      select array(
        select j from public.jobs j
        where j.user_id = $1 and %s
          and ($2 is null or j.project_id = $2)
          and ($3 is null or (j.created_at, j.id) < ($3, $4))
        order by j.created_at desc, j.id desc
        limit $5
      )
    $sql$, v_condition) into v_part
    using v_user_id, list_jobs.project_id, v_before_at, v_before_id, v_max + 1 - cardinality(v_page);
    v_page := v_page || v_part;
    v_before_at := null;
    v_before_id := null;
  end loop;
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
      || case when list_jobs.status = 'current' and v_jobs -> -1 ->> 'status' in ('pending', 'processing')
        then '_live' else '' end
  end);
end
$function$;

comment on function public.list_jobs is 'The caller''s jobs, newest first: {jobs, nextCursor}; status: current (live, then those ended on their own and not acknowledged), active, completed or failed (with cancelled). OFS03.';
