-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.keep_evaluation()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  update public.checkpoint_answers a
  set evaluation = t.output, evaluated_at = now()
  from public.job_tasks t
  where a.job_id = new.id and t.job_id = new.id and t.stage = 'evaluate' and t.output is not null;
  return null;
end
$function$;

comment on function private.keep_evaluation is 'Writes what an evaluation found to its answer, together with the end of the job.';
