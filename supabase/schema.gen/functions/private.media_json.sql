-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.media_json(media media)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object(
    'id', media.id,
    'projectId', media.project_id,
    'name', media.name,
    'type', media.type,
    'bytes', media.bytes,
    'sha256', media.sha256,
    'seconds', media.seconds,
    'pixels', media.pixels,
    'pages', media.pages,
    'status', media.status,
    'reason', media.reason,
    'path', media.path,
    'createdAt', media.created_at,
    'updatedAt', media.updated_at,
    'readyAt', media.ready_at,
    'piecesReadyAt', media.pieces_ready_at
  )
$function$;

comment on function private.media_json is 'A stored file as the API shows it.';
