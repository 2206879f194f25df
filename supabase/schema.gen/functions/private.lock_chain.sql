-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.lock_chain(chain_id uuid)
 RETURNS SETOF chain_parts
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
begin
  perform private.lock_user(v_user_id);
  perform from public.chain_parts p where p.chain_id = lock_chain.chain_id and p.user_id = v_user_id;
  if not found then
    perform private.raise_error('OFS02', 'This chain of jobs does not exist.');
  end if;
  perform private.lock_own_job(p.job_id) from (
    select c.job_id from public.chain_parts c where c.chain_id = lock_chain.chain_id order by c.position
  ) p;
  return query select p.* from public.chain_parts p where p.chain_id = lock_chain.chain_id order by p.position;
end
$function$;

comment on function private.lock_chain is 'Locks the jobs of a chain of the caller; its parts in order. OFS01, OFS02.';
