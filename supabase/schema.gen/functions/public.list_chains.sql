-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.list_chains(project_id uuid DEFAULT NULL::uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  c_most constant integer := 50;
begin
  return coalesce((
    select jsonb_agg(private.chain_json(c.chain_id) order by c.created_at desc, c.chain_id)
    from (
      select p.chain_id, p.created_at
      from public.chain_parts p
      join public.jobs j on j.id = p.job_id
      where p.user_id = v_user_id and (list_chains.project_id is null or p.project_id = list_chains.project_id)
        -- Started anew since, it is the newer one that counts.
        and not exists (
          select from public.chain_parts n
          join public.jobs newer on newer.id = n.job_id
          where n.user_id = v_user_id and n.created_at > p.created_at and n.position = p.position
            and n.project_id = p.project_id and newer.kind = j.kind and newer.input_hash = j.input_hash
        )
      group by p.chain_id, p.created_at
      having not bool_and(j.status = 'completed')
      order by p.created_at desc
      limit c_most
    ) c
  ), '[]');
end
$function$;

comment on function public.list_chains is 'The chains of the caller that go on or ended unfinished, newest first, at most 50, each with all its jobs. OFS01.';
