-- What learners answered to the checkpoints of a training, each answer with how it was evaluated. A job is gone after its
-- retention; an answer stays as long as its training. Nobody writes here: a start of the kind keeps the answer, its end
-- keeps the evaluation, each in the transaction of the job itself.
create table public.checkpoint_answers (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  owner_id uuid not null references auth.users (id) on delete cascade,
  training_id uuid not null references public.documents (id) on delete cascade,
  checkpoint_id text not null,
  question text not null,
  answer text not null,
  job_id uuid not null,
  evaluation jsonb,
  score smallint generated always as ((evaluation ->> 'score')::smallint) stored,
  created_at timestamptz not null default now(),
  evaluated_at timestamptz,
  constraint one_answer_a_job unique (job_id),
  constraint checkpoint_is_named check (char_length(checkpoint_id) between 1 and 64),
  constraint question_is_kept check (char_length(question) between 1 and 1000),
  constraint answer_says_something check (answer ~ '\S' and char_length(answer) <= 4000),
  constraint evaluation_is_a_small_object check (
    jsonb_typeof(evaluation) = 'object' and octet_length(evaluation::text) <= 200000
  ),
  constraint evaluation_has_a_score check (evaluation is null or (score is not null and score between 0 and 100)),
  constraint only_evaluated_has_a_time check ((evaluated_at is not null) = (evaluation is not null))
);
comment on table public.checkpoint_answers is 'Each answer of a learner to a checkpoint of a training, with its evaluation; none is ever written over.';
comment on column public.checkpoint_answers.user_id is 'The learner. Today the owner of the training: see docs/decisions/0024.';
comment on column public.checkpoint_answers.owner_id is 'Whose training it is: they see the results of all learners.';
comment on column public.checkpoint_answers.question is 'As it was asked; the training may be edited later.';
comment on column public.checkpoint_answers.job_id is 'The job that evaluates it; the answer outlives it, so no foreign key.';
create index checkpoint_answers_training_id_idx on public.checkpoint_answers (training_id, user_id, created_at desc);
create index checkpoint_answers_user_id_idx on public.checkpoint_answers (user_id);
create index checkpoint_answers_owner_id_idx on public.checkpoint_answers (owner_id);

alter table public.checkpoint_answers enable row level security;
grant select on public.checkpoint_answers to authenticated;
create policy "Answers can be read by learner and owner" on public.checkpoint_answers
  for select to authenticated using ((select auth.uid()) in (user_id, owner_id));

create function private.keep_answer()
returns trigger
language plpgsql
set search_path = ''
as $$
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
$$;
comment on function private.keep_answer is
  'Keeps the answer that a new evaluation is of, or refuses the job: OFS02 for a training or a question that is not there, OFS03, OFS08.';
create trigger jobs_keep_answer after insert on public.jobs
  for each row when (new.kind = 'checkpoint_evaluation') execute function private.keep_answer();

create function private.keep_evaluation()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
  update public.checkpoint_answers a
  set evaluation = t.output, evaluated_at = now()
  from public.job_tasks t
  where a.job_id = new.id and t.job_id = new.id and t.stage = 'evaluate' and t.output is not null;
  return null;
end
$$;
comment on function private.keep_evaluation is 'Writes what an evaluation found to its answer, together with the end of the job.';
create trigger jobs_keep_evaluation after update of status on public.jobs
  for each row when (new.kind = 'checkpoint_evaluation' and new.status = 'completed' and old.status <> 'completed')
  execute function private.keep_evaluation();

create function public.list_answers(training_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
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
$$;
comment on function public.list_answers is 'What the caller answered to the checkpoints of a training, newest first, at most 500. OFS01, OFS02.';
grant execute on function public.list_answers to authenticated;

create function public.training_results(training_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
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
$$;
comment on function public.training_results is
  'Of each checkpoint of the caller''s training that was answered: attempts, and best and last score of all learners. OFS01, OFS02.';
grant execute on function public.training_results to authenticated;

insert into public.job_kinds
  (kind, title, stages, input_documents, estimate_low_seconds, estimate_high_seconds)
values (
  'checkpoint_evaluation', 'Evaluation of an answer',
  '[{"name": "evaluate", "label": "Reading the answer", "from": 0, "to": 100}]',
  '{"trainingId": "sop"}', 5, 30
);
