-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.unwant_video()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into private.unwanted_videos (asset_id) values (old.asset_id) on conflict do nothing;
  return null;
end
$function$;

comment on function private.unwant_video is 'Remembers the asset of a video that is gone.';
