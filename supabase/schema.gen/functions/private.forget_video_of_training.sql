-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.forget_video_of_training()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from public.media_videos v
  where v.media_id::text = old.content ->> 'mediaId' and v.user_id = old.user_id and not exists (
    select from public.documents d
    where d.user_id = old.user_id and d.type = 'sop' and d.content ->> 'mediaId' = old.content ->> 'mediaId'
  );
  return null;
end
$function$;

comment on function private.forget_video_of_training is 'The video at Mux goes with the last training of its recording.';
