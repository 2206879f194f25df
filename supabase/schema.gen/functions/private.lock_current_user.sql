-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.lock_current_user()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform private.lock_user((select auth.uid()));
  return null;
end
$function$;

comment on function private.lock_current_user is 'For what deletes jobs without being one of the engine''s verbs.';
