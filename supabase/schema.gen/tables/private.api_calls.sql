-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table private.api_calls (
  user_id uuid not null,
  function text not null,
  worn_off_at timestamp with time zone not null,
  constraint api_calls_pkey PRIMARY KEY (user_id, function),
  constraint api_calls_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.users(id) ON DELETE CASCADE
);

comment on table private.api_calls is 'Each call moves worn_off_at on by its share of a minute; a minute ahead is as far as it may be.';
