-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.raise_error(code text, message text, detail text DEFAULT NULL::text, hint text DEFAULT NULL::text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  raise exception using
    errcode = raise_error.code,
    message = raise_error.message,
    detail = coalesce(raise_error.detail, ''),
    hint = coalesce(raise_error.hint, '');
end
$function$;

comment on function private.raise_error is 'Raises one of the OFS errors with a sentence that a user can read.';
