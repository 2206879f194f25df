-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.size_in_words(bytes bigint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select trim_scale(round(bytes::numeric / u.size, 1))::text || ' ' || u.name
  from (values (1073741824, 'GB'), (1048576, 'MB'), (1024, 'kB'), (1, 'bytes')) as u (size, name)
  where bytes >= u.size
  order by u.size desc
  limit 1
$function$;

comment on function private.size_in_words is 'A size as people say it, as the page does: 2 GB, 25 MB.';
