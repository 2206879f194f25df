-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION public.training_results(training_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  v_user_id uuid := private.current_user_id();
begin
  perform from public.documents d
  where d.id = training_results.training_id and d.user_id = v_user_id and d.type = 'sop';
  if not found then
    perform private.raise_error('OFS02', 'This training does not exist.', 'trainingId');
  end if;
  return coalesce((
    select jsonb_agg(
      jsonb_build_object(
        'checkpointId', r.checkpoint_id, 'question', r.question, 'learners', r.learners, 'attempts', r.attempts,
        'evaluated', r.evaluated, 'best', r.best, 'last', r.last, 'answeredAt', r.answered_at
      ) order by r.answered_at desc, r.checkpoint_id
    )
    from (
      select a.checkpoint_id, (array_agg(a.question order by a.created_at desc))[1] as question,
             count(distinct a.user_id) as learners, count(*) as attempts, count(a.score) as evaluated,
             max(a.score) as best,
             (array_agg(a.score order by a.created_at desc) filter (where a.score is not null))[1] as last,
             max(a.created_at) as answered_at
      from public.checkpoint_answers a
      where a.training_id = training_results.training_id
      group by a.checkpoint_id
    ) r
  ), '[]');
end
$function$;

comment on function public.training_results is 'Of each checkpoint of the caller''s training that was answered: attempts, and best and last score of all learners. OFS01, OFS02.';
