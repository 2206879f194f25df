-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.medium_of(type text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select case
    when type = 'application/pdf' then 'pdf'
    when type like 'image/%' then 'picture'
    when type like 'audio/%' then 'sound'
    when type like 'video/%' then 'video'
  end
$function$;

comment on function private.medium_of is 'Which limits a file of that type has; null when it can be no media.';
