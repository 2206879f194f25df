-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.cancel_chain(chain_id uuid, part integer DEFAULT NULL::integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_parts public.chain_parts[] := array(select p from private.lock_chain(cancel_chain.chain_id) p);
  v_job public.jobs;
  v_cancelled boolean := false;
begin
  -- From the last to the first: so each of them is cancelled, and none fails because the one before it was.
  for v_job in
    select j.* from private.parts_from(v_parts, cancel_chain.part) p
    join public.jobs j on j.id = p.job_id
    where j.user_id = v_user_id and j.status in ('pending', 'processing', 'cancelled')
    order by p.position desc
  loop
    perform private.cancel_locked_job(v_job);
    v_cancelled := true;
  end loop;
  if not v_cancelled then
    perform private.raise_error('OFS08', 'Nothing of this is under way any more.');
  end if;
  return private.chain_json(cancel_chain.chain_id);
end
$function$;

comment on function public.cancel_chain is 'Cancels what is live of a chain; or one part, and what waits for it. What was finished is kept. OFS01, OFS02, OFS08.';
