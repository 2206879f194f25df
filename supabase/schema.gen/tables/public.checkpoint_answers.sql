-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table public.checkpoint_answers (
  id uuid default gen_random_uuid() not null,
  user_id uuid not null,
  owner_id uuid not null,
  training_id uuid not null,
  checkpoint_id text not null,
  question text not null,
  answer text not null,
  job_id uuid not null,
  evaluation jsonb,
  score smallint generated always as (((evaluation ->> 'score'::text))::smallint) stored,
  created_at timestamp with time zone default now() not null,
  evaluated_at timestamp with time zone,
  constraint one_answer_a_job UNIQUE (job_id),
  constraint checkpoint_answers_pkey PRIMARY KEY (id),
  constraint checkpoint_answers_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint checkpoint_answers_training_id_fkey FOREIGN KEY (training_id) REFERENCES documents(id) ON DELETE CASCADE,
  constraint checkpoint_answers_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE,
  constraint answer_says_something CHECK (((answer ~ '\S'::text) AND (char_length(answer) <= 4000))),
  constraint checkpoint_is_named CHECK (((char_length(checkpoint_id) >= 1) AND (char_length(checkpoint_id) <= 64))),
  constraint evaluation_has_a_score CHECK (((evaluation IS NULL) OR ((score IS NOT NULL) AND ((score >= 0) AND (score <= 100))))),
  constraint evaluation_is_a_small_object CHECK (((jsonb_typeof(evaluation) = 'object'::text) AND (octet_length((evaluation)::text) <= 200000))),
  constraint only_evaluated_has_a_time CHECK (((evaluated_at IS NOT NULL) = (evaluation IS NOT NULL))),
  constraint question_is_kept CHECK (((char_length(question) >= 1) AND (char_length(question) <= 1000)))
);

CREATE INDEX checkpoint_answers_owner_id_idx ON public.checkpoint_answers USING btree (owner_id);
CREATE INDEX checkpoint_answers_training_id_idx ON public.checkpoint_answers USING btree (training_id, user_id, created_at DESC);
CREATE INDEX checkpoint_answers_user_id_idx ON public.checkpoint_answers USING btree (user_id);

create policy "Answers can be read by learner and owner" on public.checkpoint_answers for select to authenticated using (((( SELECT auth.uid() AS uid) = user_id) OR (( SELECT auth.uid() AS uid) = owner_id)));

grant select on public.checkpoint_answers to authenticated;

comment on table public.checkpoint_answers is 'Each answer of a learner to a checkpoint of a training, with its evaluation; none is ever written over.';
comment on column public.checkpoint_answers.user_id is 'The learner. Today the owner of the training: see docs/decisions/0024.';
comment on column public.checkpoint_answers.owner_id is 'Whose training it is: they see the results of all learners.';
comment on column public.checkpoint_answers.question is 'As it was asked; the training may be edited later.';
comment on column public.checkpoint_answers.job_id is 'The job that evaluates it; the answer outlives it, so no foreign key.';
