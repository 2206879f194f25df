-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.keep_reading_progress(document_id uuid, segment_id text DEFAULT NULL::text, answers jsonb DEFAULT NULL::jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
begin
  perform from public.documents d
  where d.id = keep_reading_progress.document_id and d.user_id = v_user_id and d.type = 'story'
  for key share;
  if not found then
    perform private.raise_error('OFS02', 'This story does not exist.', 'documentId');
  elsif char_length(keep_reading_progress.segment_id) not between 1 and 64 then
    perform private.raise_error('OFS03', 'A segment is named by 1 to 64 characters.', 'segmentId');
  elsif jsonb_typeof(keep_reading_progress.answers) <> 'object' or octet_length(keep_reading_progress.answers::text) > 4000 then
    perform private.raise_error('OFS03', 'Answers are a small object.', 'answers');
  end if;
  insert into public.reading_progress as r (user_id, document_id, segment_id, answers)
  values (v_user_id, keep_reading_progress.document_id, keep_reading_progress.segment_id, coalesce(keep_reading_progress.answers, '{}'))
  on conflict on constraint reading_progress_pkey do update set
    segment_id = coalesce(excluded.segment_id, r.segment_id),
    answers = coalesce(keep_reading_progress.answers, r.answers),
    updated_at = now();
  return public.get_reading_progress(keep_reading_progress.document_id);
end
$function$;

comment on function public.keep_reading_progress is 'Keeps where the caller is in a story of theirs, or what they answered; null leaves what is there. OFS01, OFS02, OFS03.';
