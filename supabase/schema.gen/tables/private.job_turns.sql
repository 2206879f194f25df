-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table private.job_turns (
  user_id uuid not null,
  last_turn bigint default 0 not null,
  constraint job_turns_pkey PRIMARY KEY (user_id),
  constraint job_turns_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE
);

comment on table private.job_turns is 'How far each user''s tasks have got in the fair order.';
