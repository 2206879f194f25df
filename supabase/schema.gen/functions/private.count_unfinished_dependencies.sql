-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.count_unfinished_dependencies(user_id uuid, depends_on uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_found integer;
  v_unfinished integer;
  v_ended integer;
begin
  if cardinality(depends_on) = 0 then
    return 0;
  end if;
  if cardinality(depends_on) > 20 or exists (select from unnest(depends_on) d where d is null) then
    perform private.raise_error('OFS03', 'A job can depend on at most 20 jobs.', 'dependsOn');
  end if;
  select count(*), count(*) filter (where d.status in ('pending', 'processing')),
         count(*) filter (where d.status in ('failed', 'cancelled'))
  into v_found, v_unfinished, v_ended
  from (
    select j.status from public.jobs j
    where j.id = any (count_unfinished_dependencies.depends_on)
      and j.user_id = count_unfinished_dependencies.user_id
  ) d;
  if v_found < (select count(distinct d) from unnest(depends_on) d) then
    perform private.raise_error('OFS02', 'A job this one depends on does not exist.', 'dependsOn');
  end if;
  if v_ended > 0 then
    perform private.raise_error('OFS08', 'A job this one depends on did not finish. Retry that one first.', 'dependsOn');
  end if;
  return v_unfinished;
end
$function$;

comment on function private.count_unfinished_dependencies is 'Looks at the jobs a job depends on and counts those still live. OFS02, OFS03, OFS08.';
