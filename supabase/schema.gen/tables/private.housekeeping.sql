-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table private.housekeeping (
  task text not null,
  runs bigint not null,
  last_run_at timestamp with time zone not null,
  constraint housekeeping_pkey PRIMARY KEY (task)
);

comment on table private.housekeeping is 'How often the sweep ran, and when last: its silence is what to be woken for.';
