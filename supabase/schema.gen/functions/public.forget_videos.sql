-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.forget_videos(asset_ids text[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  delete from private.unwanted_videos u where u.asset_id = any (forget_videos.asset_ids)
$function$;

comment on function public.forget_videos is 'Says that these assets are gone at Mux.';
