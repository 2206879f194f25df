-- Made from the migrations by `npm run gen:types`, to be read. What is to change gets a new migration.

create table private.job_counters (
  name text not null,
  labels jsonb not null,
  value double precision not null,
  constraint job_counters_pkey PRIMARY KEY (name, labels)
);

comment on table private.job_counters is 'Counted events, by the names and labels that Prometheus sees.';
