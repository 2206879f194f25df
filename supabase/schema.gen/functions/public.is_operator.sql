-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.is_operator()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from private.operators o where o.user_id = (select private.current_user_id()))
$function$;

comment on function public.is_operator is 'Whether the caller is an operator. OFS01.';
