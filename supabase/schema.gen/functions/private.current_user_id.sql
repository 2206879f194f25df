-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.current_user_id()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := (select auth.uid());
begin
  if v_user_id is null then
    perform private.raise_error('OFS01', 'You are not signed in.');
  end if;
  return v_user_id;
end
$function$;

comment on function private.current_user_id is 'The signed-in user, or OFS01: every function for users starts here.';
