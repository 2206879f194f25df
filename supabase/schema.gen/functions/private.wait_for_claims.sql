-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.wait_for_claims()
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
 SET lock_timeout TO '2s'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended('offstage:claims', 0));
exception when lock_not_available then
  raise warning 'Offstage: a claim did not wait for another one that hangs.';
end
$function$;

comment on function private.wait_for_claims is 'Makes claims wait for each other until commit, at most two seconds.';
