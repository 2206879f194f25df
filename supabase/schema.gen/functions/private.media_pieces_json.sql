-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.media_pieces_json(media media)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object(
    'mediaId', media.id,
    'readyAt', media.pieces_ready_at,
    'pieces', coalesce(jsonb_agg(jsonb_build_object(
      'position', p.position,
      'startSeconds', p.start_seconds,
      'seconds', p.seconds,
      'type', p.type,
      'bytes', p.bytes,
      'sha256', p.sha256,
      'peak', p.peak,
      'status', p.status,
      'path', p.path
    ) order by p.position) filter (where p.media_id is not null), '[]')
  )
  from (select) one left join public.media_pieces p on p.media_id = media.id
$function$;

comment on function private.media_pieces_json is 'The pieces of a recording as the API shows them: {mediaId, readyAt, pieces}.';
