-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.check_upload_limits(type text, bytes bigint, seconds numeric, pixels bigint, pages integer)
 RETURNS void
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare
  v_limits public.upload_limits;
  v_most text;
  v_field text;
begin
  select l.* into v_limits from public.upload_limits l where l.medium = private.medium_of(check_upload_limits.type);
  if bytes > v_limits.max_bytes then
    v_field := 'bytes';
    v_most := private.size_in_words(v_limits.max_bytes);
  elsif seconds > v_limits.max_seconds then
    v_field := 'seconds';
    v_most := format('%s minutes', v_limits.max_seconds / 60);
  elsif pixels > v_limits.max_pixels then
    v_field := 'pixels';
    v_most := format('%s million pixels', v_limits.max_pixels / 1000000);
  elsif pages > v_limits.max_pages then
    v_field := 'pages';
    v_most := format('%s pages', v_limits.max_pages);
  else
    return;
  end if;
  perform private.raise_error(
    'OFS03', format('This file has more than %s. %s', v_most, private.limit_advice(v_limits.medium)), v_field
  );
end
$function$;

comment on function private.check_upload_limits is 'OFS03 with the field when a file is larger, longer or has more than its medium may. A type that is none has no limits: the table refuses it.';
