-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.start_chain(project_id uuid, parts jsonb, idempotency_key text DEFAULT NULL::text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
  v_chain_id uuid;
  v_part jsonb;
  v_n integer := 0;
  v_enqueued jsonb;
  v_job_id uuid;
  v_waits_for uuid[] := '{}';
  v_job_ids uuid[] := '{}';
  v_created boolean := false;
begin
  -- A double click, or two tabs: the second waits here, and finds the chain of the first.
  perform private.lock_user(v_user_id);
  if jsonb_typeof(start_chain.parts) is distinct from 'array' or jsonb_array_length(start_chain.parts) not between 1 and 10 then
    perform private.raise_error('OFS03', 'A chain has 1 to 10 parts.', 'parts');
  end if;
  v_chain_id := private.find_live_chain(v_user_id, start_chain.project_id, start_chain.parts);
  if v_chain_id is not null then
    return jsonb_build_object('chain', private.chain_json(v_chain_id), 'created', false);
  end if;

  for v_part in select * from jsonb_array_elements(start_chain.parts) loop
    v_n := v_n + 1;
    v_enqueued := public.enqueue_job(
      v_part ->> 'kind', start_chain.project_id, v_part -> 'input',
      idempotency_key => start_chain.idempotency_key || '/' || v_n, depends_on => v_waits_for
    );
    v_job_id := (v_enqueued -> 'job' ->> 'id')::uuid;
    v_job_ids := v_job_ids || v_job_id;
    v_created := v_created or (v_enqueued ->> 'created')::boolean;
    if not coalesce((v_part ->> 'optional')::boolean, false) then
      v_waits_for := array[v_job_id];
    end if;
  end loop;

  if not v_created then
    select p.chain_id into v_chain_id from public.chain_parts p
    where p.user_id = v_user_id and p.job_id = any (v_job_ids)
    group by p.chain_id
    having array_agg(p.job_id order by p.position) = v_job_ids
    limit 1;
  end if;
  if v_chain_id is null then
    v_chain_id := private.insert_chain(v_user_id, start_chain.project_id, v_job_ids, start_chain.parts);
  end if;
  return jsonb_build_object('chain', private.chain_json(v_chain_id), 'created', v_created);
exception
  when unique_violation then
    perform private.raise_error('OFS03', 'The parts of a chain are different from each other.', 'parts');
  when invalid_text_representation then
    perform private.raise_error('OFS03', 'Whether a part is optional is true or false.', 'parts');
end
$function$;

comment on function public.start_chain is 'Starts jobs [{kind, input, optional?}] one after the other, all or none, or returns the live chain of the same: {chain, created}. OFS01 to OFS08.';
