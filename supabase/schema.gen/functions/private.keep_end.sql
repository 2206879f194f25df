-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.keep_end(job jobs, finish jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  -- An end that cannot be stored is refused now, while its worker can be told: it is tried, and undone.
  begin
    perform private.finish_job(job, finish);
    raise exception using errcode = 'OFS00', message = 'Undone.';
  -- Or another job lives under its key, which a continue will tell.
  exception when sqlstate 'OFS00' or unique_violation then
    null;
  end;
  insert into private.kept_ends (job_id, finish) values (job.id, keep_end.finish);
end
$function$;

comment on function private.keep_end is 'Keeps what the last task of a cancelled, locked job would have ended it with.';
