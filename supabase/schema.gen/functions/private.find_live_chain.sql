-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.find_live_chain(user_id uuid, project_id uuid, parts jsonb)
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select p.chain_id
  from public.chain_parts p
  join public.jobs j on j.id = p.job_id
  where p.user_id = find_live_chain.user_id and p.project_id = find_live_chain.project_id
  group by p.chain_id
  having bool_or(j.status in ('pending', 'processing'))
    and array_agg(j.kind || ' ' || j.input_hash order by p.position) = (
      select array_agg((w.value ->> 'kind') || ' ' || md5((w.value -> 'input')::text) order by w.ordinality)
      from jsonb_array_elements(find_live_chain.parts) with ordinality w
    )
  order by max(p.created_at) desc
  limit 1
$function$;

comment on function private.find_live_chain is 'The live chain of the same jobs, so that a start that is sent twice starts once; or null.';
