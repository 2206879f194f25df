-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.insert_chain(user_id uuid, project_id uuid, job_ids uuid[], parts jsonb)
 RETURNS uuid
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  with chain as (select gen_random_uuid() as id), added as (
    insert into public.chain_parts (chain_id, position, user_id, project_id, job_id, optional)
    select c.id, u.n, insert_chain.user_id, insert_chain.project_id, u.job_id,
           coalesce((parts -> (u.n::integer - 1) ->> 'optional')::boolean, false)
    from chain c, unnest(job_ids) with ordinality u (job_id, n)
  )
  select c.id from chain c
$function$;

comment on function private.insert_chain is 'Says that these jobs are a chain, in this order; its id.';
