-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.complete_and_claim(completions jsonb, worker_id text, max_tasks integer)
 RETURNS json
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_completed json := public.complete_tasks(complete_and_claim.completions);
begin
  return json_build_object(
    'completed', v_completed,
    'claimed', private.claim_tasks(complete_and_claim.worker_id, complete_and_claim.max_tasks)
  );
end
$function$;

comment on function public.complete_and_claim is 'complete_tasks and then claim_tasks in one transaction and one round trip: {completed, claimed}.';
