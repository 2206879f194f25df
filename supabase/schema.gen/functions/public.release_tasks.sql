-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.release_tasks(leases jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_released integer;
begin
  -- In the order of their users, so that two workers releasing at once do not wait for each other in a circle.
  select count(*) filter (where private.release_task(l.task_id, l.lease_token)) into v_released
  from (
    select t.id as task_id, (l.value ->> 'leaseToken')::uuid as lease_token
    from jsonb_array_elements(leases) l
    join public.job_tasks t on t.id = (l.value ->> 'taskId')::uuid
    order by t.user_id, t.id
  ) l;
  return jsonb_build_object('released', v_released);
end
$function$;

comment on function public.release_tasks is 'Gives leases [{taskId, leaseToken}] back for another worker: {released}.';
