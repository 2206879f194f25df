-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.operator_list_jobs(status text DEFAULT 'live'::text, kind text DEFAULT NULL::text, search text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_operator_id uuid := private.current_operator_id();
  v_search text := nullif(trim(operator_list_jobs.search), '');
  v_id uuid;
  v_jobs jsonb;
begin
  if operator_list_jobs.status not in ('live', 'completed', 'failed', 'cancelled', 'any') then
    perform private.raise_error('OFS03', 'The status is live, completed, failed, cancelled or any.', 'status');
  end if;
  if pg_input_is_valid(v_search, 'uuid') then
    v_id := v_search::uuid;
  elsif v_search is not null then
    select u.id into v_id from auth.users u where u.email = lower(v_search);
    if v_id is null then
      return '[]';
    end if;
  end if;

  -- Each of them by an index, and none reads more than the newest thousand of what it finds.
  with found as (
    (select j.* from public.jobs j where j.id = v_id)
    union all
    (select j.* from public.jobs j where j.user_id = v_id order by j.created_at desc, j.id desc limit 1000)
    union all
    (select j.* from public.jobs j
     where v_id is null and operator_list_jobs.status in ('live', 'any') and j.status in ('pending', 'processing') limit 1000)
    union all
    (select j.* from public.jobs j
     where v_id is null and operator_list_jobs.status <> 'live' and j.finished_at is not null
     order by j.finished_at desc limit 1000)
  )
  select coalesce(jsonb_agg(l.job order by l.n), '[]') into v_jobs
  from (
    select private.operator_job_json(f) as job, row_number() over (order by f.created_at desc, f.id desc) as n
    from found f
    where (operator_list_jobs.kind is null or f.kind = operator_list_jobs.kind)
      and (operator_list_jobs.status = 'any' or f.status = operator_list_jobs.status
           or (operator_list_jobs.status = 'live' and f.status in ('pending', 'processing')))
    order by f.created_at desc, f.id desc
    limit 100
  ) l;
  return v_jobs;
end
$function$;

comment on function public.operator_list_jobs is 'For operators: the newest hundred jobs of a status (live, completed, failed, cancelled, any) and kind; search: a job''s or user''s id, or an email. OFS02, OFS03.';
