-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.list_answers(training_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
begin
  perform from public.documents d
  where d.id = list_answers.training_id and d.user_id = v_user_id and d.type = 'sop';
  if not found then
    perform private.raise_error('OFS02', 'This training does not exist.', 'trainingId');
  end if;
  return coalesce((
    select jsonb_agg(n.answer order by n.created_at desc, n.id)
    from (
      select a.id, a.created_at, jsonb_build_object(
        'id', a.id, 'checkpointId', a.checkpoint_id, 'question', a.question, 'answer', a.answer, 'jobId', a.job_id,
        'evaluation', a.evaluation, 'createdAt', a.created_at
      ) as answer
      from public.checkpoint_answers a
      where a.training_id = list_answers.training_id and a.user_id = v_user_id
      order by a.created_at desc, a.id
      limit 500
    ) n
  ), '[]');
end
$function$;

comment on function public.list_answers is 'What the caller answered to the checkpoints of a training, newest first, at most 500. OFS01, OFS02.';
