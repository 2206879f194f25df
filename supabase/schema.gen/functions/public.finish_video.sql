-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.finish_video(asset_id text, playback_id text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with changed as (
    update public.media_videos v set status = 'ready', playback_id = finish_video.playback_id
    where v.asset_id = finish_video.asset_id
    returning 1
  )
  select exists (select from changed)
$function$;

comment on function public.finish_video is 'Says that an asset can be played, by this id; false when nobody needs it any more.';
