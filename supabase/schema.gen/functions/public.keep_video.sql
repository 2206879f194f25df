-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.keep_video(job_id uuid, media_id uuid, asset_id text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_job public.jobs := (select j from public.jobs j where j.id = keep_video.job_id);
begin
  -- Held, so that a training which is deleted at this moment finds the video, or the video finds no training.
  perform from public.documents d
  where d.user_id = v_job.user_id and d.project_id = v_job.project_id and d.type = 'sop'
    and d.content ->> 'mediaId' = keep_video.media_id::text
  for key share;
  if found then
    insert into public.media_videos (media_id, user_id, job_id, asset_id)
    select m.id, m.user_id, v_job.id, keep_video.asset_id from public.media m
    where m.id = keep_video.media_id and m.user_id = v_job.user_id and m.project_id = v_job.project_id
    on conflict do nothing;
  end if;
  if exists (select from public.media_videos v where v.asset_id = keep_video.asset_id) then
    return true;
  end if;
  insert into private.unwanted_videos (asset_id) values (keep_video.asset_id) on conflict do nothing;
  return false;
end
$function$;

comment on function public.keep_video is 'Says that a recording has this asset at Mux. False when it has another one already, or has no training any more: then this one is to be deleted.';
