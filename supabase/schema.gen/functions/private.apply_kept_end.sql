-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.apply_kept_end(job jobs)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_finish jsonb;
begin
  delete from private.kept_ends e where e.job_id = job.id returning e.finish into v_finish;
  perform private.finish_job(job, v_finish);
end
$function$;

comment on function private.apply_kept_end is 'Ends a locked job, all of whose tasks are completed, with what was kept for it.';
