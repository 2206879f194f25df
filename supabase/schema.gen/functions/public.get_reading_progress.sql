-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.get_reading_progress(document_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
begin
  perform from public.documents d
  where d.id = get_reading_progress.document_id and d.user_id = v_user_id and d.type = 'story';
  if not found then
    perform private.raise_error('OFS02', 'This story does not exist.', 'documentId');
  end if;
  return coalesce((
    select jsonb_build_object('segmentId', r.segment_id, 'answers', r.answers)
    from public.reading_progress r
    where r.user_id = v_user_id and r.document_id = get_reading_progress.document_id
  ), jsonb_build_object('segmentId', null, 'answers', '{}'::jsonb));
end
$function$;

comment on function public.get_reading_progress is 'How far the caller has read a story of theirs, and their answers. OFS01, OFS02.';
