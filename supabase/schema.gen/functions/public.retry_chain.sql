-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.retry_chain(chain_id uuid, part integer DEFAULT NULL::integer)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_parts public.chain_parts[] := array(select p from private.lock_chain(retry_chain.chain_id) p);
  v_most integer := (select s.max_live_jobs_per_user from public.job_settings s);
  v_part public.chain_parts;
  v_job public.jobs;
begin
  for v_part in select p.* from private.parts_from(v_parts, retry_chain.part) p order by p.position loop
    -- Looked at one by one: a retry brings back what failed because of it.
    select j.* into v_job from public.jobs j
    where j.id = v_part.job_id and j.user_id = v_user_id and j.status in ('failed', 'cancelled');
    continue when not found;
    perform private.check_live_jobs(v_user_id, v_most);
    perform private.retry_locked_job(v_job);
  end loop;
  return private.chain_json(retry_chain.chain_id);
exception when unique_violation then
  raise exception using errcode = 'OFS04', message = 'The same is already under way.';
end
$function$;

comment on function public.retry_chain is 'Runs again what failed or was cancelled of a chain; or one part, and what waits for it. Finished tasks are kept. OFS01, OFS02, OFS04, OFS06, OFS08.';
