-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.limit_advice(medium text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select case medium
    when 'picture' then 'Save it smaller, or as JPEG, and choose that.'
    when 'pdf' then 'Save the page that shows the journey on its own, and choose that.'
    when 'sound' then 'Save it as MP3 or M4A, or split it in two.'
    when 'video' then 'Save its sound alone, or split it in two.'
  end
$function$;

comment on function private.limit_advice is 'What to do about a file that is too large; the page says the same.';
