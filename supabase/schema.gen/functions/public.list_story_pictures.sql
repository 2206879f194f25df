-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.list_story_pictures(document_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
begin
  perform from public.documents d
  where d.id = list_story_pictures.document_id and d.user_id = v_user_id and d.type = 'story';
  if not found then
    perform private.raise_error('OFS02', 'This story does not exist.', 'documentId');
  end if;
  return jsonb_build_object(
    'pictures', coalesce((
      select jsonb_agg(private.picture_json(p) order by p.created_at, p.id)
      from public.story_pictures p
      where p.document_id = list_story_pictures.document_id and p.ready_at is not null
    ), '[]'),
    -- What came of the last attempt at each segment, where it was no picture; as long as its job is kept.
    'refused', coalesce((
      select jsonb_agg(l.refused order by l.segment_id)
      from (
        select distinct on (t.output ->> 'segmentId') t.output ->> 'segmentId' as segment_id,
          (t.output -> 'refused') || jsonb_build_object('segmentId', t.output ->> 'segmentId', 'jobId', j.id) as refused
        from public.jobs j join public.job_tasks t on t.job_id = j.id and t.stage = 'draw' and t.status = 'completed'
        where j.user_id = v_user_id and j.kind = 'image_generation'
          and j.input ->> 'documentId' = list_story_pictures.document_id::text
        order by t.output ->> 'segmentId', j.created_at desc, t.finished_at desc
      ) l
      where jsonb_typeof(l.refused) = 'object'
    ), '[]')
  );
end
$function$;

comment on function public.list_story_pictures is 'The pictures of a story of the caller''s, and which were refused when last asked for: {pictures, refused}. OFS01, OFS02.';
