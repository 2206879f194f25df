-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.stamp_new_job()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  new.input_hash := md5(new.input::text);
  new.broadcast_version := new.version;
  new.broadcast_at := clock_timestamp();
  return new;
end
$function$;

comment on function private.stamp_new_job is 'Hashes a new job''s input; and it is broadcast at once: the user''s other tabs show it.';
