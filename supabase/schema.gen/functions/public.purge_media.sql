-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.purge_media()
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  c_batch constant integer := 500;
  v_expired integer;
  v_narrations integer;
  v_looked integer;
  v_paths text[];
  v_unfinished_since timestamptz;
begin
  select now() - make_interval(hours => s.unfinished_hours) into v_unfinished_since from public.media_settings s;
  with old as (
    select m.id from public.media m
    where m.status = 'uploading' and m.updated_at < v_unfinished_since
    order by m.updated_at
    limit c_batch
    for update skip locked
  ), gone as (
    delete from public.media m using old o where m.id = o.id returning m.id
  )
  select count(*) into v_expired from gone;
  v_narrations := private.forget_earlier_narrations(c_batch);
  v_looked := private.forget_spoken_pieces(c_batch);
  -- Few: those of workers that died between two writes.
  delete from public.story_pictures p where p.ready_at is null and p.created_at < v_unfinished_since;

  v_paths := array(
    select o.name from storage.objects o
    where o.bucket_id = 'media' and not exists (
      select from public.media m where m.path = o.name and m.status in ('uploading', 'ready')
    ) and not exists (
      select from public.media_pieces p join public.media m on m.id = p.media_id
      where p.path = o.name and m.status in ('uploading', 'ready')
    ) and not exists (
      select from public.spoken_pieces p where p.path = o.name
    ) and not exists (
      select from public.story_pictures p where p.path = o.name
    )
    order by o.name
    limit c_batch
  );
  return jsonb_build_object(
    'expired', v_expired, 'paths', to_jsonb(v_paths),
    'more', v_expired = c_batch or v_narrations = c_batch or v_looked = c_batch or cardinality(v_paths) = c_batch
  );
end
$function$;

comment on function public.purge_media is 'Forgets uploads and pictures that did not go on, narrations that newer ones replaced and spoken pieces that nothing needs, and says which objects nothing names: {expired, paths, more}. Remove these through Storage, then ask again.';
