-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

CREATE OR REPLACE FUNCTION private.keep_answer()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
declare
  v_training public.documents;
  v_checkpoint jsonb;
begin
  -- Who may answer: today the owner alone. Sharing widens this one condition.
  select d.* into v_training from public.documents d
  where d.id::text = new.input ->> 'trainingId' and d.type = 'sop'
    and d.user_id = new.user_id and d.project_id = new.project_id;
  if not found then
    perform private.raise_error('OFS02', 'This training does not exist in this project.', 'trainingId');
  end if;
  select c into v_checkpoint from jsonb_path_query(v_training.content, '$.checkpoints[*]') c
  where c ->> 'id' = new.input ->> 'checkpointId'
  limit 1;
  if not found then
    perform private.raise_error('OFS02', 'This question is not one of this training.', 'checkpointId');
  elsif coalesce(v_checkpoint ->> 'question', '') !~ '\S' or coalesce(v_checkpoint ->> 'answer', '') !~ '\S' then
    perform private.raise_error('OFS08', 'This question has no model answer yet. Write one in the training first.', 'checkpointId');
  elsif jsonb_typeof(new.input -> 'answer') is distinct from 'string' or new.input ->> 'answer' !~ '\S' then
    perform private.raise_error('OFS03', 'There is nothing in this answer.', 'answer');
  elsif char_length(new.input ->> 'answer') > 4000 then
    perform private.raise_error('OFS03', 'An answer has at most 4,000 characters.', 'answer');
  end if;
  insert into public.checkpoint_answers (user_id, owner_id, training_id, checkpoint_id, question, answer, job_id)
  values (
    new.user_id, v_training.user_id, v_training.id, new.input ->> 'checkpointId',
    left(v_checkpoint ->> 'question', 1000), new.input ->> 'answer', new.id
  );
  return null;
end
$function$;

comment on function private.keep_answer is 'Keeps the answer that a new evaluation is of, or refuses the job: OFS02 for a training or a question that is not there, OFS03, OFS08.';
