-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table private.operators (
  user_id uuid not null,
  since timestamp with time zone default now() not null,
  constraint operators_pkey PRIMARY KEY (user_id),
  constraint operators_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE
);

comment on table private.operators is 'Who may use /operator; written by set_operator alone.';
