-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.picture_json(picture story_pictures)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select jsonb_build_object(
    'id', (picture).id, 'segmentId', (picture).segment_id, 'style', (picture).style, 'alt', (picture).alt,
    'type', (picture).type, 'width', (picture).width, 'height', (picture).height, 'bytes', (picture).bytes,
    'jobId', (picture).job_id
  )
$function$;

comment on function private.picture_json is 'A picture as pages and the worker see it.';
