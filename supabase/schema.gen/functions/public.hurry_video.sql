-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.hurry_video(asset_id text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_job_id uuid := (
    select v.job_id from public.media_videos v where v.asset_id = hurry_video.asset_id and v.status = 'preparing'
  );
begin
  update private.task_queue q set run_at = now() where q.job_id = v_job_id and q.run_at > now();
  return v_job_id;
end
$function$;

comment on function public.hurry_video is 'Makes the look at an asset due now; the job that waits for it, or null.';
