-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.chain_json(chain_id uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object(
    'id', p.chain_id, 'projectId', p.project_id, 'createdAt', p.created_at,
    'parts', jsonb_agg(
      jsonb_build_object('position', p.position, 'optional', p.optional, 'job', private.job_json(j)) order by p.position
    )
  )
  from public.chain_parts p
  join public.jobs j on j.id = p.job_id
  where p.chain_id = chain_json.chain_id
  group by p.chain_id, p.project_id, p.created_at
$function$;

comment on function private.chain_json is 'A chain with its jobs, as the API shows it.';
