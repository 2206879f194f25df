-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.current_operator_id()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
begin
  if not public.is_operator() then
    perform private.raise_error('OFS02', 'There is nothing at this address.');
  end if;
  return (select auth.uid());
end
$function$;

comment on function private.current_operator_id is 'The operator who calls; for everyone else there is nothing here: every function for operators starts with it. OFS01, OFS02.';
