-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.begin_spoken_piece(task_id uuid, key text, rate integer, samples integer)
 RETURNS jsonb
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into public.spoken_pieces (user_id, project_id, key, rate, samples, bytes)
  select j.user_id, j.project_id, begin_spoken_piece.key, begin_spoken_piece.rate, begin_spoken_piece.samples,
    begin_spoken_piece.samples * 2 + 44
  from public.job_tasks t join public.jobs j on j.id = t.job_id
  where t.id = begin_spoken_piece.task_id
  returning jsonb_build_object('id', id, 'path', path)
$function$;

comment on function public.begin_spoken_piece is 'Says where the sound of a sentence goes: {id, path}; null when the task is gone. Its bytes are a WAV file of so many samples.';
