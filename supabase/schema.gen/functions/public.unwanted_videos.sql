-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.unwanted_videos()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select coalesce(jsonb_agg(u.asset_id), '[]') from (
    select n.asset_id from private.unwanted_videos n order by n.unwanted_at, n.asset_id limit 50
  ) u
$function$;

comment on function public.unwanted_videos is 'Assets to delete at Mux, the oldest first, at most 50.';
