-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.drop_video(asset_id text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  delete from public.media_videos v where v.asset_id = drop_video.asset_id
$function$;

comment on function public.drop_video is 'Forgets an asset that Mux could not prepare; it is deleted there, and another try makes another one.';
