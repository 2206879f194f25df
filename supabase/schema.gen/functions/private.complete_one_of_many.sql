-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.complete_one_of_many(completion private.completion)
 RETURNS jsonb
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs;
begin
  select j.* into v_job from public.jobs j
  where j.id = (select t.job_id from public.job_tasks t where t.id = completion."taskId")
  for update;
  return private.complete_locked_task(
    v_job, private.lock_leased_task(completion."taskId", completion."leaseToken"),
    completion.output, completion.usage, completion."nextTasks", completion.finish
  );
-- One that cannot be stored does not take the others with it.
exception when check_violation or not_null_violation or data_exception or sqlstate 'OFS03' then
  return jsonb_build_object('applied', false, 'reason', 'rejected', 'jobStatus', null, 'deferred', false);
end
$function$;

comment on function private.complete_one_of_many is 'complete_task as a part of a batch: a refusal is an answer, not an error.';
