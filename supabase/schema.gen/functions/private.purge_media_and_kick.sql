-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.purge_media_and_kick()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if (
    jsonb_array_length(public.purge_media() -> 'paths') > 0 or jsonb_array_length(public.unwanted_videos()) > 0
  ) and private.can_kick() then
    perform private.post_to_function('media-purge');
  end if;
end
$function$;

comment on function private.purge_media_and_kick is 'What pg_cron runs every ten minutes for media.';
